/** Whose answers the figures stand on: the judge's, or the reviewers' in the judge's place where they gave one. */
export const REPORT_VIEWS = ['judge', 'adjusted'] as const
export type ReportView = (typeof REPORT_VIEWS)[number]
export const REPORT_VIEW_LABELS: Record<ReportView, string> = { judge: 'as judged', adjusted: 'adjusted' }
