import { PersonName } from '@/components/people/person-name'
import { shownText } from '@/components/transcripts/shown-text'
import { Badge } from '@/components/ui/chip'
import { Time } from '@/components/ui/time'
import type { Anchor, Finding } from '@/lib/findings/finding'
import type { PeopleNames } from '@/lib/people/names'
import { FAULT_LABELS } from '@/lib/findings/finding'

type FindingListProps = {
  findings: readonly Finding[]
  /** `finding id/anchor index` of anchors that no longer hold. */
  broken: ReadonlySet<string>
  /** Ids of those this viewer may edit and withdraw. */
  own: ReadonlySet<string>
  /** Ids of those this viewer may confirm or reject. */
  open: ReadonlySet<string>
  mayWrite: boolean
  names: PeopleNames
  /** Names the tool that a place calls; null where it calls none, or one that is not there. */
  toolAt: (anchor: Anchor) => string | null
}

/** The findings of a transcript: everybody's, with their authors; withdrawn ones behind a fold, struck through. */
export function FindingList({ findings, broken, own, open, mayWrite, names, toolAt }: FindingListProps) {
  const standing = findings.filter(({ withdrawnAt }) => withdrawnAt === null)
  const withdrawn = findings.filter(({ withdrawnAt }) => withdrawnAt !== null)
  return (
    <>
      {standing.length === 0 ? <p className="text-sm text-faint">None yet.{mayWrite ? <> Select a passage, or go to a message, and press <kbd className="rounded-sm border border-line px-1 text-xs">t</kbd>.</> : null}</p> : null}
      <ul className="flex flex-col gap-3">{standing.map((finding) => <FindingCard key={finding.id} names={names} finding={finding} broken={broken} isOwn={own.has(finding.id)} isOpen={open.has(finding.id)} toolAt={toolAt} />)}</ul>
      {withdrawn.length === 0 ? null : (
        <details className="mt-3 text-sm">
          <summary className="text-faint hover:text-accent">{withdrawn.length === 1 ? '1 withdrawn' : `${withdrawn.length} withdrawn`}</summary>
          <ul className="mt-2 flex flex-col gap-3">{withdrawn.map((finding) => <FindingCard key={finding.id} names={names} finding={finding} broken={broken} isOwn={false} isOpen={false} toolAt={toolAt} />)}</ul>
        </details>
      )}
    </>
  )
}

type FindingCardProps = { finding: Finding; isOwn: boolean; isOpen: boolean } & Pick<FindingListProps, 'broken' | 'names' | 'toolAt'>

function FindingCard({ finding, names, broken, isOwn, isOpen, toolAt }: FindingCardProps) {
  const isWithdrawn = finding.withdrawnAt !== null
  return (
    <li id={`f-${finding.id}`} className={`fc ${finding.tag.polarity}`}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <a href={`/findings?tag=${encodeURIComponent(finding.tag.id)}`} className={`font-medium wrap-anywhere hover:underline ${isWithdrawn ? 'line-through' : ''}`}><bdi>{finding.tag.name}</bdi></a>
        {finding.severity === null ? null : <Badge tone={finding.severity === 'critical' ? 'bad' : finding.severity === 'major' ? 'caution' : 'plain'}>{finding.severity}</Badge>}
        {finding.root === true ? <Badge>went wrong first</Badge> : null}
        {finding.quotable === true ? <Badge>quotable</Badge> : null}
        {finding.status === 'confirmed' ? null : <Badge tone="accent">{finding.status}</Badge>}
        {finding.fault === null ? null : <span className="text-sm text-faint">fault: {FAULT_LABELS[finding.fault]}</span>}
      </div>
      {finding.anchors.length === 0 ? <p className="text-sm text-faint">the whole transcript</p> : null}
      <ul className="text-sm">{finding.anchors.map((anchor, index) => <AnchorLine key={`${index}`} anchor={anchor} tool={toolAt(anchor)} isBroken={broken.has(`${finding.id}/${index}`)} />)}</ul>
      {finding.note === null ? null : <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">{shownText(finding.note)}</p>}
      {finding.correctBehaviour === null ? null : <p dir="auto" className="whitespace-pre-wrap wrap-anywhere text-soft"><span className="text-faint">instead: </span>{shownText(finding.correctBehaviour)}</p>}
      <div className="flex flex-wrap items-center gap-x-2 text-xs wrap-anywhere text-faint">
        <span>{finding.author === null ? finding.source : <PersonName address={finding.author} names={names} />}, <Time at={finding.at} />{finding.updatedAt === null ? null : ', edited'}</span>
        {isWithdrawn ? <span>withdrawn by {finding.withdrawnBy === null ? 'nobody known' : <PersonName address={finding.withdrawnBy} names={names} />}, <Time at={finding.withdrawnAt} /></span> : null}
        {isOwn ? <><button type="button" className="linked ml-auto" data-edit={finding.id}>Edit</button><button type="button" className="linked" data-withdraw={finding.id} data-tag={finding.tag.name} data-version={finding.version}>Withdraw…</button></> : null}
        {isOpen ? <>{finding.status === 'confirmed' ? null : <button type="button" className="linked ml-auto" data-settle="confirmed" data-id={finding.id} data-version={finding.version}>Confirm</button>}{finding.status === 'rejected' ? null : <button type="button" className="linked" data-settle="rejected" data-id={finding.id} data-version={finding.version}>Reject</button>}</> : null}
      </div>
    </li>
  )
}

function AnchorLine({ anchor, tool, isBroken }: { anchor: Anchor; tool: string | null; isBroken: boolean }) {
  const role = anchor.as === 'contradicts' ? 'contradicted in ' : anchor.as === 'should_precede' ? 'should have come before ' : ''
  return (
    <li className="flex gap-2 text-soft">
      <a href={`#m${anchor.message}`} className="linked figures shrink-0" aria-label={`Message ${anchor.message}`}>{role}{anchor.message}</a>
      <span dir="auto" className="min-w-0 wrap-anywhere">
        {anchor.quote === null ? (anchor.call === null ? null : <>{anchor.part === 'result' ? 'result of' : 'call'} <code>{tool ?? anchor.call}</code></>) : <q>{shownText(anchor.quote.length > 240 ? `${anchor.quote.slice(0, 240)}…` : anchor.quote)}</q>}
        {isBroken ? <em className="er"> no longer found there</em> : null}
      </span>
    </li>
  )
}
