import { z } from 'zod'
import type { FileSource, FormatReader, ReadContext, ReadItem } from '@/lib/imports/formats/format'
import { faultOf, importedTag } from '@/lib/imports/formats/tau2/review'
import { filled } from '@/lib/imports/formats/tau2/messages'
import { readWhole } from '@/lib/imports/reading/whole'
import { recordFault } from '@/lib/imports/reading/record-faults'

const text = z.string().nullish()
const note = z.looseObject({ id: text, note: z.string(), author_email: text, created_at: text, simulation_id: z.string().min(1), task_id: z.union([z.string(), z.number()]).nullish(), error_source: text, error_type: text })

/** A person's note on a tau2 simulation, one per file: becomes a confirmed finding of the person who wrote it. */
export const tau2NoteReader: FormatReader = {
  id: 'tau2-note',
  label: 'tau2-bench note',
  async questions() {
    return []
  },
  async *read(source: FileSource, context: ReadContext): AsyncGenerator<ReadItem> {
    const whole = await readWhole(source)
    for (const fault of whole.faults) yield { kind: 'fault', fault }
    if (whole.value === null) return
    const place = { file: source.name, line: 1 }
    const checked = note.safeParse(whole.value)
    if (!checked.success) {
      const fault = recordFault(checked.error, whole.value)
      yield { kind: 'fault', fault: { ...place, path: `$.${fault.path}`, severity: 'error', message: fault.message, remedy: fault.remedy } }
      return
    }
    const written = checked.data
    const found = await context.findTranscriptByExternalId(written.simulation_id)
    if (!found) {
      // In a folder of notes, those that find their simulation are worth having without the others.
      const isOneOfMany = source.relativePath?.includes('/') === true
      yield { kind: 'fault', fault: { ...place, severity: isOneOfMany ? 'warning' : 'error', message: `${isOneOfMany ? 'left out: ' : ''}the simulation ${written.simulation_id} that the note is about is not stored`, remedy: 'Import its results first.' } }
      return
    }
    const tag = importedTag('tau2-note', written.error_type ?? 'reviewer note')
    yield { kind: 'record', record: written.error_type ? tag : { ...tag, polarity: 'neutral' }, place, assumed: true }
    const fault = faultOf(written.error_source)
    yield {
      kind: 'record', place,
      record: {
        type: 'finding', id: written.id ?? `tau2-note.${written.simulation_id}.${written.created_at ?? ''}`, run: found.run, case: found.case, tag: tag.id, ...(fault === null ? {} : { fault }), note: written.note,
        anchors: [], status: 'confirmed', source: 'import', ...(written.author_email ? { author: written.author_email } : {}), at: written.created_at ?? '1970-01-01T00:00:00Z',
        ...filled({ error_source: written.error_source, error_type: written.error_type }),
      },
    }
  },
}
