import type { FileSource, FormatReader, ReadContext, ReadItem } from '@/lib/imports/formats/format'
import { tau2Task, toCase, type Tau2Task } from '@/lib/imports/formats/tau2/task'
import { elementFault } from '@/lib/imports/formats/tau2/survey'
import { slugOf } from '@/lib/imports/formats/model-name'
import { readElements } from '@/lib/imports/reading/elements'
import { changeWarnings } from '@/lib/imports/reading/json-lines'

/** tau2-bench's `tasks.json`: cases without conversations. */
export const tau2TasksReader: FormatReader = {
  id: 'tau2-tasks',
  label: 'tau2-bench tasks',
  async questions(source: FileSource) {
    return [{ key: 'suite', label: 'Suite', why: 'A list of tasks does not say which suite it belongs to.', guess: await guessSuite(source) }]
  },
  async *read(source: FileSource, { answers }: ReadContext): AsyncGenerator<ReadItem> {
    const file = source.name
    const suite = answers.suite ?? (await guessSuite(source))
    if (suite === null) {
      yield { kind: 'fault', fault: { file, severity: 'error', message: 'the file does not say its suite', remedy: 'Name it in the form, or with --suite ID.' } }
      return
    }
    yield { kind: 'record', record: { type: 'suite', id: suite, name: answers.suiteName ?? suite, version: '1' }, place: { file }, assumed: true }
    for await (const item of readElements(source)) {
      if (item.kind === 'fault') yield { kind: 'fault', fault: item.fault }
      if (item.kind !== 'element' || item.index === null) continue
      const place = { file, line: item.line, path: item.path }
      const checked = tau2Task.safeParse(item.value)
      if (!checked.success) {
        yield { kind: 'fault', fault: elementFault(file, item, checked.error, item.value) }
        continue
      }
      for (const fault of changeWarnings(item.changes, place, String(checked.data.id))) yield { kind: 'fault', fault }
      yield { kind: 'record', record: toCase(suite, checked.data, null), place }
    }
  },
}

async function guessSuite(source: FileSource): Promise<string | null> {
  for await (const item of readElements(source)) {
    const task = item.kind === 'element' && item.index !== null ? tau2Task.safeParse(item.value) : null
    if (task?.success) return domainOf(task.data)
  }
  return null
}

function domainOf(task: Tau2Task): string | null {
  const told = task.user_scenario?.instructions
  const domain = typeof told === 'object' && told !== null ? told.domain : null
  return domain ? `tau2-${slugOf(domain)}` : null
}
