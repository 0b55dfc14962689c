import { FINAL_IMPORT_STATES, type AskedQuestion, type GivenAnswers, type ImportCounts, type ImportFile, type ImportState, IMPORT_STATES } from '@/lib/imports/import'
import type { ImportFault } from '@/lib/imports/formats/format'

/** One import as pages and the API show it. Times are ISO; rate in bytes per second, null before anything was read. */
export type ImportView = {
  id: string; state: ImportState; fileName: string; format: string | null
  bytes: number | null; bytesRead: number; rate: number | null
  sha256: string | null; files: ImportFile[]; replace: boolean; answers: GivenAnswers
  counts: ImportCounts; issueCount: number; questions: AskedQuestion[]
  /** Why it ended, where it did not go well; of one that did, that its runs were removed. */
  message: string | null
  cancelAsked: boolean; actor: string; userId: string | null; createdAt: string; startedAt: string | null; finishedAt: string | null
  /** Until when it can be told to replace what is stored with other content; null where it cannot. */
  replaceableUntil: string | null
}

export type ImportIssueView = ImportFault & { position: number }

export function toImportState(text: string): ImportState {
  return IMPORT_STATES.find((state) => state === text) ?? 'failed'
}

/** Whether nothing more will happen to the import by itself. */
export function isSettled(state: ImportState): boolean {
  return state === 'asking' || FINAL_IMPORT_STATES.includes(state)
}

/** Bytes per second since reading began, null where it has not. */
export function rateOf(bytesRead: number, startedAt: Date | null, at: Date | null): number | null {
  if (startedAt === null || at === null) return null
  const seconds = (at.getTime() - startedAt.getTime()) / 1000
  return seconds <= 0 ? null : bytesRead / seconds
}

const NOUNS: readonly (readonly [keyof ImportCounts, string, string])[] = [
  ['suites', 'suite', 'suites'], ['cases', 'case', 'cases'], ['models', 'model', 'models'], ['runs', 'run', 'runs'], ['transcripts', 'transcript', 'transcripts'], ['messages', 'message', 'messages'],
  ['toolCalls', 'tool call', 'tool calls'], ['judgements', 'judgement', 'judgements'], ['tags', 'tag', 'tags'], ['findings', 'finding', 'findings'], ['reviews', 'review', 'reviews'],
  ['unchanged', 'unchanged', 'unchanged'], ['replaced', 'replaced', 'replaced'], ['masked', 'secret masked', 'secrets masked'],
]

/** What was found, as words with their numbers; what is 0 is left out. */
export function countWords(counts: ImportCounts): string[] {
  return NOUNS.flatMap(([key, one, many]) => (counts[key] === 0 ? [] : [`${counts[key].toLocaleString('en')} ${counts[key] === 1 ? one : many}`]))
}
