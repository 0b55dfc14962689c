/** Whether a run covers every case it set out to. */
export const RUN_STATUSES = ['complete', 'partial'] as const
export type RunStatus = (typeof RUN_STATUSES)[number]
