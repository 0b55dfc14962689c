import type { Permission } from '@/lib/auth/permissions'
import type { IconName } from '@/components/ui/icon'

/** One place of the rail. */
export type Destination = { href: string; title: string; icon: IconName; permission: Permission }

/** The places of the rail, in order. */
export const PLACES: readonly Destination[] = [
  { href: '/eval', title: 'Board', icon: 'board', permission: 'reports.read' },
  { href: '/runs', title: 'Runs', icon: 'runs', permission: 'transcripts.read' },
  { href: '/cases', title: 'Cases', icon: 'cases', permission: 'transcripts.read' },
  { href: '/findings', title: 'Findings', icon: 'findings', permission: 'transcripts.read' },
  { href: '/tags', title: 'Tags', icon: 'tags', permission: 'transcripts.read' },
  { href: '/review', title: 'Review', icon: 'review', permission: 'transcripts.read' },
  { href: '/bench', title: 'Bench', icon: 'bench', permission: 'reports.read' },
]

/** Below, apart: what is done rarely. */
export const CHORES: readonly Destination[] = [
  { href: '/import', title: 'Import', icon: 'import', permission: 'imports.read' },
  { href: '/settings', title: 'Settings', icon: 'settings', permission: 'account.own' },
]

/** The pages of the settings, in the order of their tabs. */
export const SETTINGS_PAGES = [
  { id: 'account', title: 'Account', permission: 'account.own' },
  { id: 'tokens', title: 'Tokens', permission: 'tokens.own' },
  { id: 'people', title: 'People', permission: 'people.manage' },
  { id: 'audit', title: 'Audit log', permission: 'audit.read' },
  { id: 'about', title: 'About', permission: 'account.own' },
] as const satisfies readonly { id: string; title: string; permission: Permission }[]

/** Pages that search leads to and the rail does not. */
export const FURTHER_PLACES: readonly Pick<Destination, 'href' | 'title' | 'permission'>[] = [
  { href: '/transcripts', title: 'Transcripts', permission: 'transcripts.read' },
  ...SETTINGS_PAGES.map(({ id, title, permission }) => ({ href: `/settings/${id}`, title: `Settings: ${title}`, permission })),
]

/** What stands in the bottom bar of a narrow screen; the rest is behind "More". */
export const BOTTOM_PLACES = ['/eval', '/runs', '/cases', '/review']
