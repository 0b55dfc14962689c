import type { FormatReader } from '@/lib/imports/formats/format'
import { sabReader } from '@/lib/imports/formats/sab'
import { tauReader } from '@/lib/imports/formats/tau'
import { tau2Reader } from '@/lib/imports/formats/tau2'

/** Every format that can be imported, by its id. */
export const READERS: { [id in FormatReader['id']]?: FormatReader } = { 'sab/1': sabReader, 'tau-bench': tauReader, tau2: tau2Reader }

/** What an error about a file of another kind says can be imported. */
export const SUPPORTED =
  'What can be imported: SupportAgentBench bundles (sab/1), tau-bench results and fault analyses, tau2-bench results, simulations, tasks, judge rows, judge summaries and notes.'
