import { FAULTS, FINDING_SOURCES, FINDING_STATUSES, SEVERITIES } from '@/lib/findings/finding'
import { choiceFilter, defineList, textFilter, type StateOf } from '@/lib/lists/list'
import { POLARITIES } from '@/lib/tags/tag'

/** What a list may ask for besides a finding's status: those that were taken back, which are left out otherwise. */
export const LISTED_STATUSES = [...FINDING_STATUSES, 'withdrawn'] as const

/** The findings of the whole desk, newest first; the export of notes takes the same filters. */
export const FINDING_LIST = defineList({
  name: 'findings',
  sorts: ['at', 'tag', 'severity', 'author', 'model', 'case'],
  firstSort: '-at',
  columns: ['tag', 'quote', 'note', 'severity', 'fault', 'status', 'case', 'model', 'run', 'author', 'source', 'at'],
  hiddenAtFirst: ['fault', 'source', 'run'],
  filters: {
    q: textFilter(), suite: textFilter(),
    /** Slug or id. */
    model: textFilter(),
    tag: textFilter(), polarity: choiceFilter(POLARITIES), severity: choiceFilter(SEVERITIES), fault: choiceFilter(FAULTS), status: choiceFilter(LISTED_STATUSES), source: choiceFilter(FINDING_SOURCES),
    author: textFilter(), run: textFilter(), case: textFilter(),
  },
  pageSize: 50,
})
export type FindingListState = StateOf<typeof FINDING_LIST>

/** The filters as a query's condition. `contains` is how the database finds a text without regard to case. */
export function findingsWhere(filters: FindingListState['filters'], contains: (text: string) => { contains: string }) {
  const { q, suite, model, tag, polarity, severity, fault, status, source, author, run, case: caseId } = filters
  const statuses = status.filter((each) => each !== 'withdrawn')
  const words = q === null ? null : contains(q)
  return {
    stagedBy: null,
    transcript: {
      run: { stagedBy: null, ...(suite === null ? {} : { suiteId: suite }), ...(run === null ? {} : { id: run }), ...(model === null ? {} : { model: { OR: [{ slug: model }, { id: model }] } }) },
      ...(caseId === null ? {} : { case: { id: caseId } }),
    },
    AND: [
      status.length === 0 ? { withdrawnAt: null }
        : { OR: [...(statuses.length === 0 ? [] : [{ status: { in: statuses }, withdrawnAt: null }]), ...(status.includes('withdrawn') ? [{ withdrawnAt: { not: null } }] : [])] },
      tag === null ? {} : { tagId: tag },
      polarity.length === 0 ? {} : { tag: { polarity: { in: [...polarity] } } },
      severity.length === 0 ? {} : { severity: { in: [...severity] } },
      fault.length === 0 ? {} : { fault: { in: [...fault] } },
      source.length === 0 ? {} : { source: { in: [...source] } },
      author === null ? {} : { author },
      words === null ? {} : { OR: [{ note: words }, { correctBehaviour: words }, { tag: { name: words } }, { anchors: { some: { quote: words } } }, { transcript: { case: { title: words } } }] },
    ],
  }
}
