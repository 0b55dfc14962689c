import path from 'node:path'
import type { FileSource } from '@/lib/imports/formats/format'

/** Lets every source of an import find the others of its folder: formats that spread one evaluation over files need it. */
export function withNeighbours<T extends FileSource>(sources: readonly T[]): (T & Pick<FileSource, 'beside' | 'filesIn'>)[] {
  const byPath = new Map(sources.flatMap((source) => (source.relativePath === undefined ? [] : [[slashed(source.relativePath), source] as const])))
  const counts = new Map<string, number>()
  for (const place of byPath.keys()) if (/\.json(\.gz)?$/i.test(place)) counts.set(path.posix.dirname(place), (counts.get(path.posix.dirname(place)) ?? 0) + 1)
  return sources.map((source) => {
    const { relativePath } = source
    if (relativePath === undefined) return source
    const from = (other: string): string => path.posix.join(path.posix.dirname(slashed(relativePath)), other)
    return Object.assign(source, { beside: (other: string): FileSource | null => byPath.get(from(other)) ?? null, filesIn: (folder: string): number => counts.get(from(folder)) ?? 0 })
  })
}

function slashed(relativePath: string): string {
  return relativePath.replaceAll('\\', '/')
}
