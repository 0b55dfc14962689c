/** What a signed-in person may do. */
export const ROLES = ['viewer', 'reviewer', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** What an API token may do. */
export const TOKEN_SCOPES = ['read', 'import', 'review'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** Who asks. Every query and command takes one first. */
export type Viewer =
  | { kind: 'nobody' }
  | { kind: 'person'; userId: string; email: string; name: string; role: Role }
  /** A program with an API token; it acts for the person who made it and never beyond that person's role. */
  | { kind: 'token'; tokenId: string; name: string; scopes: readonly TokenScope[]; userId: string | null; email: string | null; role: Role }
  /** Somebody at a terminal of this machine who can open the database file anyway. */
  | { kind: 'terminal'; name: string }

export const NOBODY: Viewer = { kind: 'nobody' }

/** The viewer of `sab` and of start scripts. */
export const TERMINAL: Viewer = { kind: 'terminal', name: 'terminal' }

/** How a viewer is named in records and the audit log. */
export function viewerLabel(viewer: Viewer): string {
  switch (viewer.kind) {
    case 'nobody': return 'nobody'
    case 'person': return viewer.email
    case 'token': return `token ${viewer.name}`
    case 'terminal': return viewer.name
  }
}

/** The account behind a viewer, null where there is none. */
export function viewerUserId(viewer: Viewer): string | null {
  return viewer.kind === 'person' || viewer.kind === 'token' ? viewer.userId : null
}
