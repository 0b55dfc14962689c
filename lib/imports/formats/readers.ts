import type { FormatReader } from '@/lib/imports/formats/format'
import { sabReader } from '@/lib/imports/formats/sab'
import { tauReader } from '@/lib/imports/formats/tau'
import { tauFaultsReader } from '@/lib/imports/formats/tau-faults'
import { tau2Reader } from '@/lib/imports/formats/tau2'
import { tau2JudgeRowsReader, tau2JudgeSummaryReader } from '@/lib/imports/formats/tau2-judge'
import { tau2NoteReader } from '@/lib/imports/formats/tau2-note'
import { tau2SimulationReader } from '@/lib/imports/formats/tau2-simulation'
import { tau2TasksReader } from '@/lib/imports/formats/tau2-tasks'

/** Every format that can be imported, by its id. */
export const READERS: Record<FormatReader['id'], FormatReader> = {
  'sab/1': sabReader, 'tau-bench': tauReader, 'tau-bench-faults': tauFaultsReader, tau2: tau2Reader, 'tau2-simulation': tau2SimulationReader,
  'tau2-judge-rows': tau2JudgeRowsReader, 'tau2-judge-summary': tau2JudgeSummaryReader, 'tau2-note': tau2NoteReader, 'tau2-tasks': tau2TasksReader,
}

/** What an error about a file of another kind says can be imported. */
export const SUPPORTED =
  'What can be imported: SupportAgentBench bundles (sab/1), tau-bench results and fault analyses, tau2-bench results, simulations, tasks, judge rows, judge summaries and notes.'
