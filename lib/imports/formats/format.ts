import type { BundleRecord, TranscriptRecord } from '@/lib/bundle/record'

/** Where in a file something stands: a line from 1 (JSONL) or a JSON path such as `$.simulations[3].messages[2]`. */
export type FilePlace = { file: string; line?: number; path?: string }

/** One thing wrong in a file: what, where, and what to do about it. `error` refuses the whole file; `warning` does not. */
export type ImportFault = FilePlace & { severity: 'error' | 'warning'; caseId?: string; message: string; remedy?: string; /** What is stored differs, and an import that replaces would take the file's content. */ isConflict?: true }

/**
 * A record of `sab/1` with the place it was read from: what every format is turned into. `assumed` marks a record that
 * the format has no word of and the reader made up (a suite's or a model's name): one that is stored already stays as
 * it is, and no difference from it is a conflict. `wording` names keys in which forks of a harness differ without
 * meaning another thing: a stored record that differs in these alone stays as it is, with a warning.
 */
export type ReadItem = { kind: 'record'; record: BundleRecord; place: FilePlace; assumed?: true; wording?: readonly string[] } | { kind: 'fault'; fault: ImportFault } | { kind: 'masked'; what: string; place: FilePlace }

/** What a file's format does not tell and somebody has to: answered by a form, or by flags on the terminal. */
export type ImportAnswers = {
  suite?: string
  suiteName?: string
  /** Id of the model under test, for formats that do not name it. */
  model?: string
  /** Name of the judge or scoring pass, where the format has none. */
  judge?: string
}

/** A question with a proposed answer, read out of the file's name or content. */
export type ImportQuestion = { key: keyof ImportAnswers; label: string; why: string; guess: string | null }

/** One file as bytes, from wherever it comes; may be opened more than once. */
export type FileSource = {
  name: string
  /** Path relative to the folder that was dropped, where there is one. */
  relativePath?: string
  /** Size in bytes as stored, null when not known. */
  bytes: number | null
  open(): AsyncIterable<Uint8Array>
  /**
   * A file of the same import by its path from this one's folder (`../results.json`), null when there is none. Formats
   * that spread one evaluation over a folder look there for what a single file does not tell.
   */
  beside?(path: string): FileSource | null
  /** How many JSON files of the same import lie in a folder, by its path from this one's (`.` is its own). */
  filesIn?(folder: string): number
}

/** What a reader may look up: records stored already, so that a format that only refers to runs (judge rows, notes) finds them. */
export type ReadContext = {
  answers: ImportAnswers
  /** Run id and case id of a simulation that is stored already (or earlier in this import), by the id its harness gave it: the transcript's `external_id`, an unknown key that stands in `extra`. Null when there is none. */
  findTranscriptByExternalId(externalId: string): Promise<{ run: string; case: string } | null>
  /** Every (run, case) of a stored suite's case, of one model where it is named, for analyses keyed by case alone; `passed` where a judgement says it. */
  findTranscriptsOfCase(suite: string, caseId: string, model?: string): Promise<{ run: string; case: string; model: string; passed?: boolean | null }[]>
  /** Ids of the stored runs of a model on a suite. */
  runsOf(suite: string, model: string): Promise<string[]>
  /** Whether exactly this transcript is stored. */
  holds(record: TranscriptRecord): Promise<boolean>
}

/** What is stored already, for questions whose answers depend on it. */
export type StoredNames = {
  /** Ids of the suites that hold transcripts. */
  suites(): Promise<string[]>
  /** Ids of the models that have transcripts in a suite. */
  modelsOf(suite: string): Promise<string[]>
}

/** One file format. */
export type FormatReader = {
  id: 'sab/1' | 'tau-bench' | 'tau-bench-faults' | 'tau2' | 'tau2-simulation' | 'tau2-judge-rows' | 'tau2-judge-summary' | 'tau2-note' | 'tau2-tasks'
  label: string
  /** Whether it reads a file to its end before it reads it for its records. */
  isSurveying?: boolean
  /** What must be asked before reading; empty when the file tells everything. Reads as little as it can. `answers` are those given so far. */
  questions(source: FileSource, answers: ImportAnswers, stored: StoredNames): Promise<ImportQuestion[]>
  /** Streams the file's records in an order in which each refers only to earlier or stored ones. Never throws for bad content: yields faults. */
  read(source: FileSource, context: ReadContext): AsyncGenerator<ReadItem>
}
