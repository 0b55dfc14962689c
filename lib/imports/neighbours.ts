import path from 'node:path'
import type { FileSource } from '@/lib/imports/formats/format'

/** Lets every source of an import find the others of its folder: formats that spread one evaluation over files need it. */
export function withNeighbours<T extends FileSource>(sources: readonly T[]): (T & Pick<FileSource, 'beside'>)[] {
  const byPath = new Map(sources.flatMap((source) => (source.relativePath === undefined ? [] : [[slashed(source.relativePath), source] as const])))
  return sources.map((source) => {
    const { relativePath } = source
    if (relativePath === undefined) return source
    return Object.assign(source, { beside: (other: string): FileSource | null => byPath.get(path.posix.join(path.posix.dirname(slashed(relativePath)), other)) ?? null })
  })
}

function slashed(relativePath: string): string {
  return relativePath.replaceAll('\\', '/')
}
