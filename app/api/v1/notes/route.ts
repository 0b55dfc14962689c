import { FINDING_LIST } from '@/lib/findings/finding-list'
import { apiRoute } from '@/lib/http/api'
import { DOWNLOAD_POLICY } from '@/lib/http/csp'
import { ApiFault } from '@/lib/http/fault'
import { appOrigin } from '@/lib/http/origin'
import { textStream } from '@/lib/http/stream'
import { parseList, searchParamsOf } from '@/lib/lists/list'
import { NOTE_FORMATS } from '@/lib/notes/note'
import { exportNotes } from '@/lib/notes/queries'
import { NOTE_CONTENT_TYPES, writtenNotes } from '@/lib/notes/written'

/** The findings that the filters of /findings leave, as a file: `?format=csv`, `jsonl` or `md`. `X-Sab-Count` says how many it must hold. */
export const GET = apiRoute(async (request, { viewer }) => {
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('format') ?? 'csv'
  const format = NOTE_FORMATS.find((known) => known === asked)
  if (format === undefined) throw new ApiFault('invalid', `The format is one of ${NOTE_FORMATS.join(', ')}.`)
  const params = searchParamsOf(searchParams)
  const { count, notes } = await exportNotes(viewer, parseList(FINDING_LIST, params).filters, format, appOrigin())
  return new Response(textStream(writtenNotes(notes, format)), { headers: {
    'Content-Type': NOTE_CONTENT_TYPES[format], 'Content-Disposition': `attachment; filename="notes.${format}"`, 'Content-Security-Policy': DOWNLOAD_POLICY, 'X-Sab-Count': String(count),
  } })
})
