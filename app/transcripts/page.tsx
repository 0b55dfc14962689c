import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { EvidenceList } from '@/components/transcripts/list/evidence-list'
import { TranscriptsList } from '@/components/transcripts/list/transcripts-list'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { whole } from '@/components/ui/format'
import { may } from '@/lib/auth/permissions'
import { requireViewer } from '@/lib/auth/session'
import type { Viewer } from '@/lib/auth/viewer'
import { boardLink, modelLink, type EvidenceQuery } from '@/lib/links/links'
import { chosenColumns } from '@/lib/lists/column-choice'
import type { SearchParams } from '@/lib/lists/list'
import { listModels } from '@/lib/models/queries'
import { listNames } from '@/lib/people/queries'
import { evidenceTitle, narrowings } from '@/lib/reports/evidence-words'
import { extentWords, plural } from '@/lib/reports/extent'
import { findEvidence, listReportModels } from '@/lib/reports/queries'
import { listSuites } from '@/lib/suites/queries'
import { listTagOptions } from '@/lib/tags/queries'
import { reviewerName } from '@/lib/reviews/reviewer'
import { parseListQuery, TRANSCRIPT_LIST, type TranscriptListQuery } from '@/lib/transcripts/list-query'
import { listTranscripts } from '@/lib/transcripts/list/queries'

/** Names the tab: the figure and model of evidence. */
export async function generateMetadata({ searchParams }: { searchParams: Promise<SearchParams> }): Promise<Metadata> {
  const { evidence } = parseListQuery(await searchParams)
  if (evidence === null) return { title: 'Transcripts' }
  const viewer = await requireViewer('transcripts.read')
  const [models, tags] = await Promise.all([listReportModels(viewer, evidence.suite), evidence.tag === undefined ? [] : listTagOptions(viewer, reviewerName(viewer))])
  const names = new Map(models.map((model) => [model.slug, model.name]))
  return { title: `${evidenceTitle(evidence, { models: names, tags: new Map(tags.map((tag) => [tag.id, tag.name])) })}: ${evidence.model === '*' ? 'all models' : (names.get(evidence.model) ?? evidence.model)}` }
}

/** All transcripts with their filters, or the transcripts that a figure of a report counts. */
export default async function TranscriptsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer('transcripts.read')
  const params = await searchParams
  const query = parseListQuery(params)
  if (query.evidence !== null) return <EvidencePage viewer={viewer} query={query} evidence={query.evidence} params={params} />
  const [page, suites, models, tags, visible] = await Promise.all([
    listTranscripts(viewer, query.state), listSuites(viewer), listModels(viewer), listTagOptions(viewer, reviewerName(viewer)), chosenColumns(TRANSCRIPT_LIST, params),
  ])
  const canImport = may(viewer, 'imports.create')
  return (
    <>
      <PageHeader title="Transcripts" />
      <PageBody kind="fill">
        <TranscriptsList query={query} params={params} visible={visible} {...page} suites={suites} models={models} tags={tags} names={await listNames(viewer, page.rows.flatMap((row) => row.reviewers))}
          empty={<EmptyState title="No transcripts yet" action={canImport ? <ButtonLink href="/import" tone="primary">Import results</ButtonLink> : undefined}><p>A transcript is one case in one run: the whole conversation with its tool calls. They stand here once a results file is imported.</p></EmptyState>} />
      </PageBody>
    </>
  )
}

async function EvidencePage({ viewer, query, evidence, params }: { viewer: Viewer; query: TranscriptListQuery; evidence: EvidenceQuery; params: SearchParams }) {
  const found = await findEvidence(viewer, evidence)
  if (found === null) notFound()
  const [{ rows }, tags, visible] = await Promise.all([
    listTranscripts(viewer, query.state, found.transcripts), evidence.tag === undefined ? [] : listTagOptions(viewer, reviewerName(viewer)), chosenColumns(TRANSCRIPT_LIST, params),
  ])
  const people = await listNames(viewer, [...rows.flatMap((row) => row.reviewers), evidence.reviewer ?? null])
  const { part, counts, words, model, other, suite } = found
  const heading = `${counts[part] === counts.all ? `${whole(counts.all)} ` : `${whole(counts[part])} of ${whole(counts.all)}: `}${words[part]}`
  const of = model === null ? `${plural(found.modelCounts?.[part] ?? 0, 'model')} of the board` : [model, ...(other === null ? [] : [other])].map((one) => one.name).join(' and ')
  return (
    <>
      <PageHeader crumbs={[{ title: suite.name, href: boardLink(suite.id) }, ...(model === null ? [] : [{ title: model.name, href: modelLink(model.slug, suite.id) }])]} title={heading} />
      <PageBody kind="fill">
        <EvidenceList query={query} evidence={evidence} part={part} counts={counts} words={words} values={found.values}
          extent={`${extentWords(found.extent)} in ${plural(found.extent.runs, 'run')} of ${of}`} visible={visible} rows={rows} names={people}
          narrowedTo={narrowings(evidence, found, { people, runs: found.runLabels, cases: found.caseTitles, clusters: found.clusters, tags: new Map(tags.map((tag) => [tag.id, tag.name])) })} />
      </PageBody>
    </>
  )
}
