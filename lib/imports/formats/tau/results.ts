import type { FileSource } from '@/lib/imports/formats/format'
import { readElements } from '@/lib/imports/reading/elements'
import { readJsonLines, type ValueItem } from '@/lib/imports/reading/json-lines'

export type Layout = 'list' | 'wrapped' | 'lines'

/** How a results file lays out its results: one list, `{metrics, results}`, or one result a line. */
export async function layoutOf(source: FileSource): Promise<Layout> {
  for await (const item of readElements(source, () => false)) {
    if (item.kind === 'fault') return 'lines'
    if (item.kind === 'root' && item.shape === 'array') return 'list'
    if (item.kind === 'list') return item.key === 'results' ? 'wrapped' : 'lines'
    if (item.kind === 'end') return 'lines'
  }
  return 'lines'
}

/** The results of a file one by one, whatever its layout; of a wrapped file only what stands under `results`. */
export async function* readResults(source: FileSource, layout: Layout): AsyncGenerator<ValueItem> {
  if (layout === 'lines') {
    yield* readJsonLines(source)
    return
  }
  for await (const item of readElements(source)) {
    if (item.kind === 'fault') yield { kind: 'fault', fault: item.fault }
    else if (item.kind === 'element' && (layout === 'list' || item.key === 'results')) {
      if (layout === 'wrapped' && item.index === null) continue
      yield { kind: 'value', value: item.value, place: { file: source.name, line: item.line, path: item.path }, changes: item.changes }
    }
  }
}
