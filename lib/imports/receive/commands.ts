import { createHash } from 'node:crypto'
import { authorise } from '@/lib/auth/permissions'
import { viewerLabel, viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { knownFault } from '@/lib/db/known-fault'
import { ApiFault } from '@/lib/http/fault'
import { isDropping } from '@/lib/imports/file-sources'
import { importAnswersSchema, importOptionsSchema, NO_COUNTS, type ImportFile, type StoredImportOptions } from '@/lib/imports/import'
import { labelOf } from '@/lib/imports/label'
import { wakeQueue } from '@/lib/imports/queue'
import { countBytes, SenderGone } from '@/lib/imports/receive/counted-body'
import { boundaryOf, MultipartFault, readMultipart } from '@/lib/imports/receive/multipart'
import { dropUploads, LARGEST_UPLOAD, nameOf, storeUpload, UploadTooLarge } from '@/lib/imports/receive/upload'

/** Imports of one sender that may wait at a time. */
const MOST_WAITING = 20
const LONGEST_FIELD = 4096

/**
 * Takes the files of a request as one import and has it run in the background: a form (many files and folders; fields
 * `replace`, `suite`, `suiteName`, `model`, `judge`), or one file as the body, its name in `?name=`. The row is there from
 * the start, so that the list shows what is being received. The same Idempotency-Key from the same sender is the same import.
 * @returns the import's id, and whether this request began it
 * @throws NotAllowed, ApiFault
 */
export async function receiveImport(viewer: Viewer, request: Request): Promise<{ id: string; isNew: boolean }> {
  authorise(viewer, 'imports.create')
  const url = new URL(request.url)
  const encoding = request.headers.get('content-encoding')
  if (encoding !== null && encoding !== 'identity') throw new ApiFault('unsupported', 'Send the file itself: a gzipped file is recognised by its content, a compressed request is not taken.')
  const announced = announcedLength(request)
  const boundary = formBoundary(request)
  if (request.body === null) throw new ApiFault('invalid', 'The request holds no file.')
  const options = parseOptions(Object.fromEntries(url.searchParams))
  await refuseCrowd(viewer)

  const id = importId(viewer, request.headers.get('idempotency-key'))
  const begun = await beginRow(viewer, id, url.searchParams.get('name') ?? 'upload', announced, options)
  if (!begun && !(await beginAgain(id))) {
    await refuseOther(id, request.body, boundary === null)
    return { id, isNew: false }
  }
  try {
    const counted = countBytes(request.body, () => keepAlive(id))
    const files = boundary === null ? [await storeUpload(id, 0, url.searchParams.get('name') ?? 'upload', counted.bytes)] : await receiveForm(id, counted.bytes, boundary, options)
    if (announced !== null && counted.read() !== announced) throw new ApiFault('invalid', `The request announced ${announced} bytes and ${counted.read()} came.`)
    checkDigest(request.headers.get('x-content-sha256'), files)
    if (files.length === 0) throw new ApiFault('invalid', 'The request holds no file.')
    await database().import.update({
      where: { id },
      data: { state: 'queued', fileName: labelOf(files), bytes: files.reduce((sum, file) => sum + file.bytes, 0), sha256: files.length === 1 ? (files[0]?.sha256 ?? null) : null, options: JSON.stringify({ ...options, files } satisfies StoredImportOptions), heartbeatAt: new Date() },
    })
  } catch (error) {
    dropUploads(id)
    const fault = toFault(error)
    await database().import.update({ where: { id }, data: { state: 'failed', finishedAt: new Date(), message: fault instanceof ApiFault ? fault.message : 'The upload was cut off; nothing was imported.' } })
    throw fault
  }
  wakeQueue()
  return { id, isNew: true }
}

function announcedLength(request: Request): number | null {
  const header = request.headers.get('content-length')
  if (header === null) return null
  const length = Number(header)
  if (!Number.isSafeInteger(length) || length < 0) throw new ApiFault('invalid', 'Content-Length is no length.')
  if (length > LARGEST_UPLOAD) throw new ApiFault('too_large', `At most ${LARGEST_UPLOAD} bytes are taken at once.`)
  return length
}

function formBoundary(request: Request): string | null {
  try {
    return boundaryOf(request.headers.get('content-type') ?? '')
  } catch (error) {
    throw toFault(error)
  }
}

function parseOptions(given: Record<string, string>): StoredImportOptions {
  const { suite, suiteName, model, judge, replace } = given
  const answers = importAnswersSchema.parse(Object.fromEntries(Object.entries({ suite, suiteName, model, judge }).filter(([, value]) => value !== undefined && value !== '')))
  return { replace: replace === '1' || replace === 'true' || replace === 'on', answers, files: [] }
}

async function refuseCrowd(viewer: Viewer): Promise<void> {
  const waiting = await database().import.count({ where: { actor: viewerLabel(viewer), state: { in: ['receiving', 'queued', 'reading', 'publishing'] }, createdAt: { gt: new Date(Date.now() - 3_600_000) } } })
  if (waiting >= MOST_WAITING) throw new ApiFault('too_many', `${waiting} of your imports are waiting or running. Send the next when one of them is done.`, { retryAfterSeconds: 10 })
}

/** A key given twice by the same sender names the same row, so that of parallel requests only one begins it. */
function importId(viewer: Viewer, key: string | null): string {
  if (key === null || key === '') return crypto.randomUUID()
  const digest = createHash('sha256').update(`${viewerUserId(viewer) ?? ''}\0${viewerLabel(viewer)}\0${key}`).digest('hex')
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}`
}

async function beginRow(viewer: Viewer, id: string, fileName: string, bytes: number | null, options: StoredImportOptions): Promise<boolean> {
  try {
    await database().import.create({
      data: { id, state: 'receiving', fileName: nameOf(fileName).name, bytes, options: JSON.stringify(options), counts: JSON.stringify(NO_COUNTS), userId: viewerUserId(viewer), actor: viewerLabel(viewer), heartbeatAt: new Date() },
      select: { id: true },
    })
    return true
  } catch (error) {
    if (knownFault(error) === 'key-taken') return false
    throw error
  }
}

/** An upload that was cut off under a key holds nothing: the same key may send it again. */
async function beginAgain(id: string): Promise<boolean> {
  const row = await database().import.findUnique({ where: { id }, select: { state: true, options: true, finishedAt: true } })
  if (row?.state !== 'failed' || importOptionsSchema.parse(JSON.parse(row.options)).files.length > 0) return false
  const { count } = await database().import.updateMany({ where: { id, state: 'failed', finishedAt: row.finishedAt }, data: { state: 'receiving', message: null, finishedAt: null, createdAt: new Date(), heartbeatAt: new Date() } })
  return count > 0
}

/**
 * A key names one import for good. Where the request's body is the file itself and that import has been received, the body is
 * read and compared: another file under the same key is a mistake that must not pass for success. @throws ApiFault conflict
 */
async function refuseOther(id: string, body: ReadableStream<Uint8Array>, isFile: boolean): Promise<void> {
  const row = await database().import.findUnique({ where: { id }, select: { sha256: true, state: true } })
  if (!isFile || row === null || row.sha256 === null || row.state === 'receiving') return body.cancel()
  const hash = createHash('sha256')
  for await (const bytes of body) hash.update(bytes)
  if (hash.digest('hex') !== row.sha256) throw new ApiFault('conflict', 'This Idempotency-Key stands for another file. Send this one under a key of its own.')
}

async function receiveForm(id: string, bytes: AsyncIterable<Uint8Array>, boundary: string, options: StoredImportOptions): Promise<ImportFile[]> {
  const files: ImportFile[] = []
  const fields: Record<string, string> = {}
  for await (const part of readMultipart(bytes, boundary)) {
    if (part.fileName === null) fields[part.name] = await readField(part.content)
    else if (part.fileName !== '' && !isLeftBehind(part.fileName)) files.push(await storeUpload(id, files.length, part.fileName, part.content))
  }
  const given = parseOptions(fields)
  options.answers = { ...options.answers, ...given.answers }
  options.replace ||= given.replace
  return files
}

/** By its name as it is shown: a path that leads elsewhere is a label, and `..` no hidden folder. */
function isLeftBehind(fileName: string): boolean {
  const { name, relativePath } = nameOf(fileName)
  return (relativePath ?? name).split('/').some(isDropping)
}

async function readField(content: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const bytes of content) {
    text += bytes.toString('utf8')
    if (text.length > LONGEST_FIELD) throw new ApiFault('invalid', `A field of the form is longer than ${LONGEST_FIELD} characters. Files need a file name.`)
  }
  return text
}

/** Says that the bytes are still coming, and hears whether they are still wanted. */
async function keepAlive(id: string): Promise<void> {
  const row = await database().import.update({ where: { id }, data: { heartbeatAt: new Date() }, select: { cancelAsked: true } })
  if (row.cancelAsked) throw new ApiFault('conflict', 'The import was cancelled.')
}

function checkDigest(given: string | null, files: readonly ImportFile[]): void {
  if (given === null) return
  const [file] = files
  if (files.length !== 1 || file?.sha256 === undefined) throw new ApiFault('invalid', 'X-Content-SHA256 goes with one file.')
  if (given.trim().toLowerCase() !== file.sha256) throw new ApiFault('unprocessable', `The file has SHA-256 ${file.sha256}, not the one that X-Content-SHA256 names.`)
}

function toFault(error: unknown): unknown {
  if (error instanceof MultipartFault) return new ApiFault('invalid', `The form is malformed: ${error.message}.`)
  if (error instanceof UploadTooLarge) return new ApiFault('too_large', `A file may have at most ${LARGEST_UPLOAD} bytes.`)
  if (error instanceof SenderGone) return new ApiFault('invalid', 'The sender fell silent; nothing was imported.')
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'ENOSPC') return new ApiFault('busy', 'The disk is full; nothing was imported.')
    if (error.code === 'ECONNRESET' || error.code === 'ABORT_ERR' || error.code === 'ERR_STREAM_PREMATURE_CLOSE') return new ApiFault('invalid', 'The upload was cut off; nothing was imported.')
  }
  return error
}
