import 'server-only'
import { cookies } from 'next/headers'
import { visibleColumns, type SearchParams } from '@/lib/lists/list'

/** The cookie that remembers which columns a person chose for a list; components/ui/table-behaviour.tsx writes it. */
export function columnCookie(listName: string): string {
  return `sab-columns-${listName}`
}

/** The columns of a list to show to whoever asks: by the address, else as remembered, else as declared. */
export async function chosenColumns(list: { name: string; columns: readonly [string, ...string[]]; hiddenAtFirst?: readonly string[] }, params: SearchParams): Promise<string[]> {
  const jar = await cookies()
  return visibleColumns(list, params, jar.get(columnCookie(list.name))?.value)
}
