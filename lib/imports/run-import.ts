import { authorise } from '@/lib/auth/permissions'
import { viewerLabel, viewerUserId, type Viewer } from '@/lib/auth/viewer'
import type { BulkDatabase } from '@/lib/db/bulk'
import { openBulk } from '@/lib/db/bulk-open'
import { isDiskFull } from '@/lib/db/disk-full'
import type { DatabaseLocation } from '@/lib/db/database-url'
import { noteImport } from '@/lib/imports/audit'
import { crashPoint } from '@/lib/imports/crash-point'
import { countedSource, type CountedSource } from '@/lib/imports/file-sources'
import type { FileSource, ImportAnswers, ImportFault } from '@/lib/imports/formats/format'
import { KEPT_HOURS, MOST_ERRORS, NO_COUNTS, type AskedQuestion, type GivenAnswers, type ImportCounts, type ImportFile, type ImportState } from '@/lib/imports/import'
import { insertImport, isCancelAsked, updateImport } from '@/lib/imports/import-row'
import { IssueList } from '@/lib/imports/issues'
import { labelOf } from '@/lib/imports/label'
import { BEAT_MS, IMPORT_LOCK_KEY, waitForImportLock, whileBeating, type ImportLock } from '@/lib/imports/lock'
import { answersFor, planImport, type PlannedFile } from '@/lib/imports/plan'
import { makeSearchable } from '@/lib/imports/make-searchable'
import { withNeighbours } from '@/lib/imports/neighbours'
import { LockLost, publishImport } from '@/lib/imports/publish'
import { readContext } from '@/lib/imports/read-context'
import { isMet } from '@/lib/imports/stage/assumed'
import { changedRunsOf } from '@/lib/imports/stage/changed-runs'
import { reportStrangers } from '@/lib/imports/stage/conflict'
import { stageRecord } from '@/lib/imports/stage/stage-record'
import { Staging } from '@/lib/imports/stage/staging'
import { storedNames } from '@/lib/imports/stored-names'
import { settleDeadImports, sweepStaged } from '@/lib/imports/sweep'

export type ImportOptions = {
  /** Takes the file's content where a record is stored with other content. Never for reviews and findings. */
  replace?: boolean
  answers?: GivenAnswers
  /** Goes on with the guess where a format leaves something open; otherwise the import stops and asks. */
  takeGuesses?: boolean
  /** The row of an import that was received before; without it a new one is made. */
  importId?: string
  /** What was found beside the files and is none: said as a warning each. */
  passedOver?: readonly string[]
  /** Stops the import as soon as may be; nothing of it stays. */
  signal?: AbortSignal
}

export type ImportProgress = {
  id: string; state: ImportState; bytesRead: number
  /** Null while a file's size is not known. */
  bytes: number | null
  /** Bytes per second since reading began. */
  rate: number
  counts: ImportCounts; issueCount: number
}

export type ImportResult = {
  id: string; state: Extract<ImportState, 'done' | 'failed' | 'cancelled' | 'asking'>; counts: ImportCounts
  /** Whether the received files are kept until somebody says that they replace what is stored, or {@link KEPT_HOURS} have passed. */
  isKept: boolean
  /** The first of them; all stand in the database. */
  issues: ImportFault[]; issueCount: number; errorCount: number
  /** Questions whose guess was taken for an answer. */
  assumed: AskedQuestion[]
  questions: AskedQuestion[]
  /** Longest time that a transaction of this import held the write lock, in milliseconds. */
  longestTransactionMs: number
  /** Milliseconds from its beginning until all of it was in the search index; null where it is not yet. */
  searchableMs: number | null
}

const TICK_MS = 250

/**
 * Imports files as one unit: all of it becomes visible, or nothing. The one way in, for browser, API, terminal and bench.
 * @throws NotAllowed; a fault of the database or disk, after which the import is marked failed where that is still possible
 */
export async function runImport(location: DatabaseLocation, sources: readonly FileSource[], options: ImportOptions, viewer: Viewer, onProgress: (progress: ImportProgress) => void = () => {}): Promise<ImportResult> {
  authorise(viewer, 'imports.create')
  const db = await openBulk(location)
  const control = await openBulk(location)
  try {
    const id = options.importId ?? crypto.randomUUID()
    if (options.importId === undefined) {
      const bytes = sources.reduce<number | null>((sum, source) => (sum === null || source.bytes === null ? null : sum + source.bytes), 0)
      const files = sources.map((source): ImportFile => ({ name: source.name, bytes: source.bytes ?? 0, ...(source.relativePath === undefined ? {} : { relativePath: source.relativePath }) }))
      await insertImport(control, { id, fileName: labelOf(sources), bytes, options: { replace: options.replace ?? false, answers: options.answers ?? {}, files }, userId: viewerUserId(viewer), actor: viewerLabel(viewer), state: 'queued' })
    }
    try {
      return await new ImportJob(db, control, id, sources, options, viewer, onProgress).run()
    } catch (error) {
      await updateImport(control, id, { state: 'failed', message: error instanceof LockLost ? error.message : isDiskFull(error) ? 'The disk is full; nothing was imported. Make room and send the files again.' : 'The import stopped on a fault of this program or its database; nothing of it is visible.' })
      throw error
    }
  } finally {
    await db.close()
    await control.close()
  }
}

class Cancelled extends Error {}

class ImportJob {
  readonly #db: BulkDatabase
  readonly #control: BulkDatabase
  readonly #id: string
  readonly #sources: CountedSource[]
  readonly #options: ImportOptions
  readonly #viewer: Viewer
  readonly #onProgress: (progress: ImportProgress) => void
  readonly #issues = new IssueList()
  #state: ImportState = 'queued'
  #bytesRead = 0
  readonly #begunAt = performance.now()
  #startedAt = this.#begunAt
  #lastTick = 0
  #counts: ImportCounts = { ...NO_COUNTS }
  #assumed: AskedQuestion[] = []
  #longestMs = 0

  constructor(db: BulkDatabase, control: BulkDatabase, id: string, sources: readonly FileSource[], options: ImportOptions, viewer: Viewer, onProgress: (progress: ImportProgress) => void) {
    this.#db = db
    this.#control = control
    this.#id = id
    this.#sources = withNeighbours(sources.map((source) => countedSource(source, (added) => { this.#bytesRead += added })))
    this.#options = options
    this.#viewer = viewer
    this.#onProgress = onProgress
  }

  async run(): Promise<ImportResult> {
    crashPoint('import.received')
    // What an earlier reading of the same files found is not what this one finds.
    if (this.#options.importId !== undefined) await this.#control.run(`DELETE FROM "ImportIssue" WHERE "importId" = ?`, [this.#id])
    // Recognising a large file and waiting for another import's end take their time: the row says meanwhile that somebody is at it.
    const alive = setInterval(() => void updateImport(this.#control, this.#id, {}).catch(() => {}), BEAT_MS)
    let ready: { lock: ImportLock; files: readonly PlannedFile[] } | ImportResult
    try {
      ready = await this.#begin()
    } finally {
      clearInterval(alive)
    }
    if (!('lock' in ready)) return ready
    try {
      return await this.#importUnder(ready.lock, ready.files, this.#options.answers ?? {})
    } finally {
      await ready.lock.release()
    }
  }

  /** The files in their order and the right to write; or how the import ended before it came to that. */
  async #begin(): Promise<{ lock: ImportLock; files: readonly PlannedFile[] } | ImportResult> {
    const given = this.#options.answers ?? {}
    for (const file of this.#options.passedOver ?? []) this.#issues.warn({ file }, 'passed over: this is no ordinary file', 'A link must lead to a file that is there; a pipe is written into a file first.')
    const plan = await planImport(this.#sources, given, storedNames(this.#control))
    for (const fault of plan.faults) this.#issues.add(fault)
    if (plan.questions.length > 0) {
      // Nobody is asked about files that are refused whatever the answer.
      if (this.#issues.errorCount > 0) return this.#end('failed', null)
      if (this.#options.takeGuesses !== true || plan.questions.some((question) => question.guess === null)) return this.#ask([...plan.answered, ...plan.questions])
      this.#assumed = plan.questions
    }
    if (plan.files.length === 0 && this.#issues.errorCount === 0) this.#issues.error({ file: labelOf(this.#sources) }, 'there is nothing to import', 'Name a file, or a folder that holds one.')
    const lock = await waitForImportLock(this.#control, this.#id, () => this.#mayGoOn())
    return lock === null ? this.#end('cancelled', null) : { lock, files: plan.files }
  }

  async #importUnder(lock: ImportLock, files: readonly PlannedFile[], answers: GivenAnswers): Promise<ImportResult> {
    crashPoint('import.locked')
    await settleDeadImports(this.#control, this.#id)
    await this.#sweep(lock)
    this.#bytesRead = 0
    for (const source of this.#sources) source.rewind(files.some((file) => file.source === source && file.reader.isSurveying === true))
    this.#startedAt = performance.now()
    this.#state = 'reading'
    await updateImport(this.#control, this.#id, { state: 'reading', format: [...new Set(files.map((file) => file.reader.label))].join(', ') })
    const staging = await Staging.begin(this.#db, this.#id, this.#options.replace ?? false, this.#issues)
    this.#counts = staging.counts
    await this.#db.setDurable(false)
    try {
      for (const file of files) await this.#readFile(staging, lock, file, answersFor(file, files, answers, this.#options.takeGuesses === true))
      if (!staging.isRefused) reportStrangers(staging, labelOf(this.#sources))
      await staging.flush()
      crashPoint('import.parsed')
    } catch (error) {
      await staging.batch.abandon()
      if (!(error instanceof Cancelled)) throw error
      await this.#sweep(lock)
      return this.#end('cancelled', staging)
    }
    if (staging.isRefused) {
      await staging.batch.abandon()
      await this.#sweep(lock)
      return this.#end('failed', staging)
    }
    this.#state = 'publishing'
    await this.#tick(staging, lock)
    await this.#issues.store(this.#control, this.#id)
    await this.#db.setDurable(true)
    await this.#publish(staging, lock)
    if (staging.replacedTranscripts.length > 0) await this.#sweep(lock)
    crashPoint('import.before_answer')
    const result = await this.#end('done', staging)
    return { ...result, searchableMs: (await makeSearchable(this.#db, this.#id, lock, this.#options.signal)) ? performance.now() - this.#begunAt : null }
  }

  /** What is staged is nobody's while the lock is held; once another import took it over, it is that one's. */
  async #sweep(lock: ImportLock): Promise<void> {
    if (await lock.beat()) await whileBeating(lock, () => sweepStaged(this.#db))
  }

  async #readFile(staging: Staging, lock: ImportLock, file: PlannedFile, answers: ImportAnswers): Promise<void> {
    for await (const item of file.reader.read(file.source, readContext(staging, answers))) {
      switch (item.kind) {
        case 'record':
          if (item.assumed === true && (await isMet(staging, item.record))) staging.counts.unchanged++
          else await stageRecord(staging, item.record, item.place, item.wording)
          break
        case 'fault': this.#issues.add(item.fault); break
        case 'masked': staging.counts.masked++; break
      }
      await staging.flushIfFull()
      if (this.#issues.isFull) await this.#issues.store(this.#control, this.#id)
      if (this.#issues.errorCount >= MOST_ERRORS) {
        this.#issues.error({ file: file.source.relativePath ?? file.source.name }, `it was not read on after ${MOST_ERRORS.toLocaleString('en')} errors`, 'Look at the first ones: the file is probably not of the format that it was taken for.')
        return
      }
      if (performance.now() - this.#lastTick > TICK_MS) await this.#tick(staging, lock)
    }
  }

  /** Tells the row, and whoever listens, how far the import is; hears whether it shall stop. */
  async #tick(staging: Staging, lock: ImportLock): Promise<void> {
    this.#lastTick = performance.now()
    this.#longestMs = staging.batch.longestMs
    await updateImport(this.#control, this.#id, { state: this.#state === 'publishing' ? 'publishing' : undefined, bytesRead: this.#bytesRead, counts: staging.counts, issueCount: this.#issues.count })
    await this.#issues.store(this.#control, this.#id)
    this.#tell()
    if (!(await lock.beat())) throw new LockLost()
    if (!(await this.#mayGoOn())) throw new Cancelled()
  }

  #tell(): void {
    const seconds = (performance.now() - this.#startedAt) / 1000
    this.#onProgress({ id: this.#id, state: this.#state, bytesRead: this.#bytesRead, bytes: this.#size(), rate: seconds > 0 ? this.#bytesRead / seconds : 0, counts: { ...this.#counts }, issueCount: this.#issues.count })
  }

  #size(): number | null {
    return this.#sources.reduce<number | null>((sum, source) => (sum === null || source.bytes === null ? null : sum + source.bytes), 0)
  }

  async #mayGoOn(): Promise<boolean> {
    if (this.#options.signal?.aborted === true) return false
    return !(await isCancelAsked(this.#control, this.#id))
  }

  async #publish(staging: Staging, lock: ImportLock): Promise<void> {
    const { counts } = staging
    await publishImport(this.#db, staging, {
      lockKey: IMPORT_LOCK_KEY, lockValue: lock.value(), actorId: viewerUserId(this.#viewer), actor: viewerLabel(this.#viewer), detail: JSON.stringify({ files: labelOf(this.#sources), counts }),
      finish: (statements) => updateImport(statements, this.#id, { state: 'done', bytesRead: this.#bytesRead, counts, changedRuns: changedRunsOf(staging), issueCount: this.#issues.count, sha256: this.#sources.length === 1 ? (this.#sources[0]?.sha256 ?? null) : null }),
    })
  }

  /** An import that was received waits for its answers, files and all; of one that reads where the files lie nothing is kept that could go on. */
  async #ask(questions: AskedQuestion[]): Promise<ImportResult> {
    const wasReceived = this.#options.importId !== undefined
    await updateImport(this.#control, this.#id, wasReceived ? { state: 'asking', questions: JSON.stringify(questions) } : { state: 'failed', message: `Not begun: it was not said what the files do not tell (${questions.map((question) => question.label).join(', ')}).` })
    return { ...this.#result('asking'), questions }
  }

  async #end(state: 'done' | 'failed' | 'cancelled', staging: Staging | null): Promise<ImportResult> {
    this.#state = state
    this.#longestMs = staging?.batch.longestMs ?? 0
    // What was read and then thrown away was not imported.
    if (state !== 'done') this.#counts = { ...NO_COUNTS }
    await this.#issues.store(this.#control, this.#id)
    if (state !== 'done') {
      const message = state === 'cancelled' ? 'Cancelled; nothing of it was imported.' : `Refused: ${this.#issues.errorCount} ${this.#issues.errorCount === 1 ? 'fault' : 'faults'}; nothing was imported.`
      await updateImport(this.#control, this.#id, { state, bytesRead: this.#bytesRead, counts: this.#counts, issueCount: this.#issues.count, message, ...(this.#isKept(state) ? { keptUntil: new Date(Date.now() + KEPT_HOURS * 3_600_000) } : {}) })
      await this.#control.transaction((statements) => noteImport(statements, {
        actorId: viewerUserId(this.#viewer), actor: viewerLabel(this.#viewer), action: state === 'failed' ? 'import.refused' : 'import.cancelled', importId: this.#id, detail: JSON.stringify({ files: labelOf(this.#sources), errors: this.#issues.errorCount }),
      }))
    }
    this.#tell()
    return this.#result(state)
  }

  /** Files that were received wait for a while where only conflicts refused them: their sender may want what is stored replaced. */
  #isKept(state: ImportResult['state']): boolean {
    return state === 'failed' && this.#options.importId !== undefined && this.#issues.isConflictsOnly
  }

  #result(state: ImportResult['state']): ImportResult {
    return { id: this.#id, state, isKept: this.#isKept(state), counts: { ...this.#counts }, issues: this.#issues.first(), issueCount: this.#issues.count, errorCount: this.#issues.errorCount, assumed: this.#assumed, questions: [], longestTransactionMs: this.#longestMs, searchableMs: null }
  }
}
