import { createGzip } from 'node:zlib'
import { pipeline, Readable } from 'node:stream'
import { authorise } from '@/lib/auth/permissions'
import { databaseLocation } from '@/lib/db/database-url'
import { exportBundle } from '@/lib/exports/queries'
import { apiRoute } from '@/lib/http/api'
import { DOWNLOAD_POLICY } from '@/lib/http/csp'
import { ApiFault } from '@/lib/http/fault'
import { suiteExists } from '@/lib/suites/queries'

/** Everything, or one suite (`?suite=ID`), as a `sab/1` bundle; gzipped unless `?gzip=0`. */
export const GET = apiRoute(async (request, { viewer }) => {
  authorise(viewer, 'bundle.export')
  const { searchParams } = new URL(request.url)
  const suite = searchParams.get('suite')
  const location = databaseLocation()
  if (suite !== null && !(await suiteExists(viewer, suite))) throw new ApiFault('not_found', 'There is no such suite.')
  const isGzipped = searchParams.get('gzip') !== '0'
  const pieces = Readable.from(exportBundle(viewer, location, suite === null ? {} : { suite }), { objectMode: false })
  // A pipeline ends the export and its connection when the reader leaves; the fault itself reaches the reader through the body.
  const body = isGzipped ? pipeline(pieces, createGzip({ level: 6 }), () => {}) : pieces
  return new Response(webStream(body), { headers: {
    'Content-Type': isGzipped ? 'application/gzip' : 'application/x-ndjson; charset=utf-8', 'Content-Disposition': `attachment; filename="bundle.jsonl${isGzipped ? '.gz' : ''}"`, 'Content-Security-Policy': DOWNLOAD_POLICY,
  } })
})

/** A Node stream as an answer's body; the source ends when the reader leaves. */
function webStream(source: Readable): ReadableStream<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next()
      if (next.done === true) controller.close()
      else if (next.value instanceof Uint8Array) controller.enqueue(next.value)
    },
    cancel() { source.destroy() },
  })
}
