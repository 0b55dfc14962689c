import type { ChosenFile } from '@/components/imports/chosen-files'
import { labelOf } from '@/lib/imports/label'

/** Bytes sent of all, and bytes per second; null before that can be told. */
export type Sending = { sent: number; total: number; rate: number | null }
export type SendOutcome = { kind: 'received'; id: string } | { kind: 'refused'; message: string } | { kind: 'stopped' }

/** Sends files as one import. XMLHttpRequest, because fetch does not say how much of a body has left. */
export function sendFiles(files: readonly ChosenFile[], replace: boolean, onProgress: (sending: Sending) => void): { outcome: Promise<SendOutcome>; stop: () => void } {
  const form = new FormData()
  if (replace) form.append('replace', '1')
  for (const { file, path } of files) form.append('file', file, path)
  const request = new XMLHttpRequest()
  const startedAt = performance.now()
  const outcome = new Promise<SendOutcome>((resolve) => {
    request.upload.addEventListener('progress', (event) => {
      const seconds = (performance.now() - startedAt) / 1000
      onProgress({ sent: event.loaded, total: event.total, rate: seconds < 0.5 ? null : event.loaded / seconds })
    })
    request.addEventListener('load', () => resolve(readAnswer(request.status, request.responseText)))
    request.addEventListener('error', () => resolve({ kind: 'refused', message: 'The connection was lost; nothing was imported. Send the files again.' }))
    request.addEventListener('abort', () => resolve({ kind: 'stopped' }))
  })
  // The page of the import shows how it goes; this answer shall not wait for its end.
  const label = labelOf(files.map(({ path }) => ({ name: path, relativePath: path })))
  request.open('POST', `/api/v1/imports?wait=0&name=${encodeURIComponent(label)}`)
  request.send(form)
  return { outcome, stop: () => request.abort() }
}

function readAnswer(status: number, text: string): SendOutcome {
  const answer = parseObject(text)
  const id = answer === null ? null : Reflect.get(answer, 'id')
  if (status >= 200 && status < 300 && typeof id === 'string') return { kind: 'received', id }
  const error: unknown = answer === null ? null : Reflect.get(answer, 'error')
  const message: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : null
  return { kind: 'refused', message: typeof message === 'string' ? message : `The server answered with status ${status}; nothing was imported.` }
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    // An answer that is no JSON says nothing more than its status.
    return null
  }
}
