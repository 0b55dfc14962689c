import '@/components/transcripts/transcript.css'
import { FindingList } from '@/components/findings/finding-list'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { ReviewFoot } from '@/components/reviews/review-foot'
import { ReviewVerdicts } from '@/components/reviews/review-verdicts'
import { OtherReviews } from '@/components/reviews/other-reviews'
import { CasePanel, hasCasePanel } from '@/components/transcripts/case-panel'
import { isCompact, type Drawing } from '@/components/transcripts/drawing'
import { Facts } from '@/components/transcripts/facts'
import { JudgementPanel } from '@/components/transcripts/judgement-panel'
import { MessageList } from '@/components/transcripts/message-list'
import { Outline } from '@/components/transcripts/outline'
import { Reader } from '@/components/transcripts/reader'
import type { FindingActions } from '@/components/findings/finding-actions'
import { formatShare } from '@/components/transcripts/component-value'
import type { PassLink } from '@/components/transcripts/pass-comparison'
import { SheetEscape } from '@/components/transcripts/sheet-escape'
import { StepLinks, type ListPlace } from '@/components/transcripts/step-links'
import { JUDGE_MARK } from '@/components/transcripts/shown-text'
import { OutcomeMark } from '@/components/ui/outcome-mark'
import { Badge } from '@/components/ui/chip'
import { buttonClass } from '@/components/ui/button-class'
import { ServedOnce } from '@/components/ui/served-once'
import { may } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import type { Finding } from '@/lib/findings/finding'
import { canRevise, canSettle } from '@/lib/findings/revise'
import { placeEvidence, placeFindings, toolAt } from '@/lib/findings/placing'
import type { Judgement } from '@/lib/judgements/judgement'
import { caseLink, modelLink, runLink } from '@/lib/links/links'
import type { PeopleNames } from '@/lib/people/names'
import type { Review, ReviewSelection } from '@/lib/reviews/review'
import { reviewerName } from '@/lib/reviews/reviewer'
import { UnsavedFindings } from '@/components/unsaved/unsaved-findings'
import type { SenderActions } from '@/components/unsaved/sender'
import { CASE_KIND_LABELS } from '@/lib/suites/case'
import type { TagOption } from '@/lib/tags/tag'
import { transcriptOutcome } from '@/lib/transcripts/outcome'
import { toOutline } from '@/lib/transcripts/outline'
import type { Transcript } from '@/lib/transcripts/whole-transcript'
import { toTranscriptView } from '@/lib/transcripts/view'

type TranscriptPageProps = {
  viewer: Viewer
  transcript: Transcript
  judgements: readonly Judgement[]
  /** The one shown; null where nobody judged. */
  judgement: Judgement | null
  findings: readonly Finding[]
  reviews: readonly Review[]
  /** Of those who wrote findings and reviews. */
  names: PeopleNames
  tags: readonly TagOption[]
  query: Record<string, string | string[] | undefined>
  /** Where this transcript stands in the list one came from. */
  place: ListPlace | null
  /** How that list was made; null without one. */
  selectedBy: ReviewSelection | null
  actions: FindingActions & SenderActions
}

/** The transcript in the middle, the way through it at the left, what one decides by at the right. */
export function TranscriptPage(props: TranscriptPageProps) {
  const { viewer, transcript, judgement, findings, reviews, names, tags, place, selectedBy, actions } = props
  const view = toTranscriptView(transcript.messages)
  const placed = placeFindings(transcript.messages, findings)
  const drawing: Drawing = {
    transcript: transcript.id, names, placed, isCompact: isCompact(transcript.messages),
    judged: placeEvidence(transcript.messages, judgement?.evidence ?? [], JUDGE_MARK),
    evidence: new Set(judgement?.evidence.map(({ message }) => message) ?? []),
  }
  const outline = toOutline(view, (message) => (placed.byMessage.get(message) ?? []).map(({ id }) => id))
  const own = reviews.find((review) => review.reviewer === reviewerName(viewer)) ?? null
  const author = reviewerName(viewer)
  const mayWrite = may(viewer, 'findings.write')
  const others = reviews.filter((review) => review !== own)
  const outcome = transcriptOutcome(transcript.case.kind, transcript.ended, judgement === null ? null : {
    passed: asFlag(judgement.components.passed), resolved: asFlag(judgement.components.resolved), escalated: asFlag(judgement.components.escalated), unsafeCount: judgement.unsafeActions?.length ?? null,
  })
  return (
    <>
      <PageHeader
        crumbs={[{ title: transcript.model.name, href: modelLink(transcript.model.slug, transcript.suite.id) }, { title: `run ${transcript.run.trial}`, href: runLink(transcript.run.id) }, { title: `case ${transcript.case.id}`, href: caseLink(transcript.suite.id, transcript.case.id) }]}
        title={<bdi data-tip={transcript.case.title}>{transcript.case.title}</bdi>}
        aside={<><OutcomeMark outcome={outcome} /><Badge>{CASE_KIND_LABELS[transcript.case.kind]}</Badge></>}
        actions={<ReadingActions />}
      />
      <PageBody>
        <div className="tr">
          <nav className="ol" aria-label="Outline"><ServedOnce id="outline"><Outline entries={outline} findings={new Map(findings.map((finding) => [finding.id, finding]))} /></ServedOnce></nav>
          <div className="ms"><ServedOnce id="messages" className="page" label="Messages"><MessageList view={view} drawing={drawing} /></ServedOnce></div>
          <aside className="de" id="decisions" aria-label="Decisions">
            <div className="scroll">
              <ServedOnce id="facts"><Facts transcript={transcript} outcome={outcome} score={judgement?.score ?? null} /></ServedOnce>
              {judgement === null ? <p className="text-faint">No judge has scored this transcript.</p> : <ServedOnce id="judged"><JudgementPanel judgement={judgement} passes={passLinks(props)} /></ServedOnce>}
              {hasCasePanel(transcript.case) ? <ServedOnce id="case"><CasePanel given={transcript.case} view={view} /></ServedOnce> : null}
              <section aria-label="Findings" className="border-t border-line pt-3">
                <div className="mb-2 flex items-baseline gap-2">
                  <h2 className="text-sm font-semibold">Findings</h2>
                  {mayWrite ? <button type="button" className="linked ml-auto text-sm" data-tag-transcript="" data-print="no">Tag the whole transcript</button> : null}
                </div>
                {mayWrite ? <UnsavedFindings author={author} transcript={transcript.id} /> : null}
                <ServedOnce id="findings">
                  <FindingList findings={findings} broken={placed.broken} mayWrite={mayWrite} names={names} toolAt={(anchor) => toolAt(transcript.messages, anchor)}
                    own={new Set(findings.filter((finding) => canRevise(viewer, finding)).map(({ id }) => id))}
                    open={new Set(findings.filter((finding) => canSettle(viewer, finding)).map(({ id }) => id))} />
                </ServedOnce>
              </section>
              {mayWrite || others.length > 0 ? (
                <section id="review" aria-label="Review" className="border-t border-line pt-3">
                  {mayWrite ? <ReviewVerdicts author={author} transcript={transcript.id} review={own} judged={judgement?.components ?? null} actions={actions} /> : null}
                  <OtherReviews reviews={others} names={names} />
                </section>
              ) : null}
            </div>
            <div className="foot">
              <button type="button" className="lift group" data-lift="" aria-controls="decisions" aria-expanded="false"><OutcomeMark outcome={outcome} />{judgement === null ? null : <span className="figures">{formatShare(judgement.score)}</span>}<span className="linked ml-auto group-aria-expanded:hidden">Details</span><span className="linked ml-auto hidden group-aria-expanded:inline">Close details</span></button>
              <SheetEscape />
              {mayWrite ? <ReviewFoot author={author} transcript={transcript.id} review={own} actions={actions} selectedBy={selectedBy} next={place?.next ?? null} /> : null}
              <StepLinks place={place} />
            </div>
          </aside>
        </div>
      </PageBody>
      <Reader transcript={transcript.id} author={author} tags={tags} mayWrite={mayWrite} mayCreateTags={may(viewer, 'tags.create')} previous={place?.previous ?? null} next={place?.next ?? null} actions={actions} />
    </>
  )
}

function asFlag(value: boolean | number | null): boolean | null {
  return typeof value === 'boolean' ? value : null
}

function passLinks({ judgements, judgement, query }: TranscriptPageProps): PassLink[] {
  return judgements.map((each) => {
    const params = new URLSearchParams({ pass: each.pass })
    const from = [query.from].flat()[0]
    if (from !== undefined) params.set('from', from)
    return { judgement: each, href: `?${params.toString()}#judge`, isShown: each === judgement }
  })
}

/** What one does to the page itself, with the key for it. */
function ReadingActions() {
  return (
    <span className="hidden items-center gap-1 frame:flex" data-print="no">
      <button type="button" className={buttonClass('quiet', 'small')} data-open-all="" aria-keyshortcuts="a" data-tip="Open or close every tool call (a)">Tool calls</button>
      <button type="button" className={buttonClass('quiet', 'small')} data-keys="" aria-keyshortcuts="?" data-tip="What every key does (?)">Keys</button>
    </span>
  )
}
