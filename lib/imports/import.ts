import { z } from 'zod'

/** Where an import stands. `done`, `failed` and `cancelled` are final; `asking` waits for somebody's answers. */
export const IMPORT_STATES = ['receiving', 'queued', 'reading', 'asking', 'publishing', 'done', 'failed', 'cancelled'] as const
export type ImportState = (typeof IMPORT_STATES)[number]
export const FINAL_IMPORT_STATES: readonly ImportState[] = ['done', 'failed', 'cancelled']

/** What an import brought in that was not there before, and what it met on the way. */
export const importCountsSchema = z.object({
  suites: z.number(), cases: z.number(), models: z.number(), runs: z.number(), transcripts: z.number(), messages: z.number(), toolCalls: z.number(), judgements: z.number(), tags: z.number(), findings: z.number(),
  reviews: z.number(),
  /** Records that are stored already with the same content. */
  unchanged: z.number(),
  /** Stored records that took the file's content. */
  replaced: z.number(),
  /** Secrets that were masked. */
  masked: z.number(),
})
export type ImportCounts = z.infer<typeof importCountsSchema>

export const NO_COUNTS: ImportCounts = {
  suites: 0, cases: 0, models: 0, runs: 0, transcripts: 0, messages: 0, toolCalls: 0, judgements: 0, tags: 0, findings: 0, reviews: 0, unchanged: 0, replaced: 0, masked: 0,
}

const answer = z.string().min(1).max(1000).optional()
const answersSchema = z.object({ suite: answer, suiteName: answer, model: answer, judge: answer })

/** Answers for all files of an import, and under `files` those for single ones, by their names, which go before. */
export const importAnswersSchema = answersSchema.extend({ files: z.record(z.string().max(2000), answersSchema).optional() })
export type GivenAnswers = z.infer<typeof importAnswersSchema>

/** One file of an import as it was received: where its bytes are kept until the import is over, and what they were. */
export const importFileSchema = z.object({ name: z.string(), relativePath: z.string().optional(), bytes: z.number(), sha256: z.string().optional(), storedAs: z.string().optional(), format: z.string().optional() })
export type ImportFile = z.infer<typeof importFileSchema>

/** What stands in an import's `options` column. */
export const importOptionsSchema = z.object({ replace: z.boolean(), answers: importAnswersSchema, files: z.array(importFileSchema) })
export type StoredImportOptions = z.infer<typeof importOptionsSchema>

export const importQuestionSchema = z.object({ key: z.enum(['suite', 'suiteName', 'model', 'judge']), label: z.string(), why: z.string(), guess: z.string().nullable(), files: z.array(z.string()) })
/** A question with the names of the files that it is about: files with the same guess share one. */
export type AskedQuestion = z.infer<typeof importQuestionSchema>

/** How long the received files of an import are kept that conflicts alone refused, so that it can be told to replace. */
export const KEPT_HOURS = 24

/** After so many errors a file is not read on: it is not what it was taken for, and its faults would fill the disk. */
export const MOST_ERRORS = 1_000_000
/** How many faults and conflicts of an import a page or an answer shows; all of them are a download. */
export const SHOWN_ISSUES = 100
