import { setMember } from '@/lib/bundle/text'
import type { FileSource, ImportFault } from '@/lib/imports/formats/format'
import { readElements } from '@/lib/imports/reading/elements'
import { READING_LIMITS, type ReadingLimits } from '@/lib/imports/reading/limits'

/** One object put together from its parts, with the faults found on the way; null when one of them leaves nothing whole. */
export type Whole = { value: Record<string, unknown> | null; faults: ImportFault[] }

/** Reads a file that holds one object and is meant to be held in memory: a note, one simulation. */
export async function readWhole(source: FileSource, limits: ReadingLimits = READING_LIMITS): Promise<Whole> {
  const value: Record<string, unknown> = {}
  const faults: ImportFault[] = []
  let isRefused = false
  for await (const item of readElements(source, () => true, limits)) {
    if (item.kind === 'root' && item.shape === 'array') isRefused = true
    if (item.kind === 'fault') faults.push(item.fault)
    else if (item.kind === 'list') setMember(value, item.key, [])
    else if (item.kind === 'element' && item.key !== null) {
      for (const message of item.changes) faults.push({ file: source.name, line: item.line, path: item.path, severity: 'warning', message })
      const list = item.index === null ? null : value[item.key]
      if (Array.isArray(list)) list.push(item.value)
      else setMember(value, item.key, item.value)
    }
  }
  const isBroken = isRefused || faults.some((fault) => fault.severity === 'error')
  return { value: isBroken ? null : value, faults }
}
