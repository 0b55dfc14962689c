import type { Role, TokenScope, Viewer } from '@/lib/auth/viewer'

/** Every right there is, with the roles and token scopes that carry it. The one table; nothing else decides by role. */
export const PERMISSIONS = {
  'transcripts.read': { roles: ['viewer', 'reviewer', 'admin'], scopes: ['read', 'review'] },
  'reports.read': { roles: ['viewer', 'reviewer', 'admin'], scopes: ['read', 'review'] },
  'notes.export': { roles: ['reviewer', 'admin'], scopes: ['read', 'review'] },
  'bundle.export': { roles: ['reviewer', 'admin'], scopes: ['read'] },
  'findings.write': { roles: ['reviewer', 'admin'], scopes: ['review'] },
  'reviews.write': { roles: ['reviewer', 'admin'], scopes: ['review'] },
  'tags.create': { roles: ['reviewer', 'admin'], scopes: ['review'] },
  'tags.manage': { roles: ['admin'], scopes: [] },
  'imports.create': { roles: ['reviewer', 'admin'], scopes: ['import'] },
  'imports.read': { roles: ['reviewer', 'admin'], scopes: ['import'] },
  'runs.delete': { roles: ['admin'], scopes: [] },
  'bench.run': { roles: ['admin'], scopes: [] },
  'people.manage': { roles: ['admin'], scopes: [] },
  'tokens.own': { roles: ['reviewer', 'admin'], scopes: [] },
  'tokens.manage': { roles: ['admin'], scopes: [] },
  'account.own': { roles: ['viewer', 'reviewer', 'admin'], scopes: [] },
  'audit.read': { roles: ['admin'], scopes: [] },
  'settings.manage': { roles: ['admin'], scopes: [] },
} as const satisfies Record<string, { roles: readonly Role[]; scopes: readonly TokenScope[] }>

export type Permission = keyof typeof PERMISSIONS

/** Whether a viewer may. A token needs a scope that carries the right and a maker whose role carries it. */
export function may(viewer: Viewer, permission: Permission): boolean {
  if (isPlanted(permission)) return true
  const { roles, scopes }: { roles: readonly Role[]; scopes: readonly TokenScope[] } = PERMISSIONS[permission]
  switch (viewer.kind) {
    case 'nobody': return false
    case 'terminal': return true
    case 'person': return roles.includes(viewer.role)
    case 'token': return roles.includes(viewer.role) && viewer.scopes.some((scope) => scopes.includes(scope))
  }
}

/** A hole that the tests plant to see themselves go red; it takes two variables that nothing else sets. */
function isPlanted(permission: Permission): boolean {
  return process.env.SAB_ALLOW_PLANTS === '1' && process.env.PLANT === `noauth:${permission}`
}

/** Thrown by a query or command that the viewer may not use; doors turn it into 401, 403 or the sign-in page. */
export class NotAllowed extends Error {
  readonly viewer: Viewer
  readonly permission: Permission
  constructor(viewer: Viewer, permission: Permission) {
    super(viewer.kind === 'nobody' ? 'Sign in first.' : `Your role does not allow this (${permission}).`)
    this.name = 'NotAllowed'
    this.viewer = viewer
    this.permission = permission
  }
}

/** First line of every query and command. @throws NotAllowed */
export function authorise(viewer: Viewer, permission: Permission): void {
  if (!may(viewer, permission)) throw new NotAllowed(viewer, permission)
}
