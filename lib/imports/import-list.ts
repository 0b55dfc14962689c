import { choiceFilter, defineList, textFilter, type StateOf } from '@/lib/lists/list'
import { IMPORT_STATES } from '@/lib/imports/import'

/** The list of imports. */
export const IMPORT_LIST = defineList({
  name: 'imports',
  sorts: ['when', 'file', 'who', 'state'],
  firstSort: '-when',
  columns: ['file', 'state', 'found', 'issues', 'size', 'format', 'who', 'when'],
  filters: { q: textFilter(), state: choiceFilter(IMPORT_STATES) },
  pageSize: 50,
})
export type ImportListState = StateOf<typeof IMPORT_LIST>
