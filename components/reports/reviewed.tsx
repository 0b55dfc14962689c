import type { EvidenceBase } from '@/components/reports/metric-figure'
import { Cell, ReportTable, RowHead, Section } from '@/components/reports/section'
import { PersonName } from '@/components/people/person-name'
import { Badge } from '@/components/ui/chip'
import { Figure, Unknown } from '@/components/ui/figure'
import { Tip } from '@/components/ui/tip'
import { evidenceLink, transcriptsLink } from '@/lib/links/links'
import type { PeopleNames } from '@/lib/people/names'
import { extentWords, plural } from '@/lib/reports/extent'
import { formatInterval, formatNumber } from '@/lib/reports/format'
import type { ReportJson } from '@/lib/reports/report'
import { runLabels } from '@/lib/reports/run-label'
import type { Polarity } from '@/lib/tags/tag'

const POLARITY_TONE = { strength: 'good', weakness: 'caution', safety: 'bad', neutral: 'plain' } as const satisfies Record<Polarity, string>

/** What people read of the runs, and the tags they found. */
export function Reviewed({ report, base, names }: { report: ReportJson; base: EvidenceBase; names: PeopleNames }) {
  const reviewed = report.runs.reduce((sum, run) => sum + run.coverage.full + run.coverage.spot_check, 0)
  const of = report.runs.reduce((sum, run) => sum + run.coverage.of, 0)
  const labels = runLabels(report.runs)
  const hasCrashes = report.runs.some((run) => run.crashed > 0)
  const people = new Set(report.runs.flatMap((run) => run.coverage.reviewers.map((one) => one.reviewer)))
  return (
    <Section id="reviewed" title="What was read" note={reviewed === 0
      ? <>Nobody has reviewed a transcript of these runs yet. <a href={transcriptsLink({ suite: report.suite, model: report.model.slug })} className="linked">Choose one to read</a>.</>
      : `${reviewed} of ${of} transcripts reviewed by ${people.size === 1 ? 'one reviewer' : `${people.size} reviewers`}.`}>
      <ReportTable caption="Coverage by run" columns={[{ title: 'Run', width: '38%' }, { title: 'Judged', align: 'right', hint: 'Transcripts with a score in the scoring pass that the run is read through' }, ...(hasCrashes ? [{ title: 'Crashed', align: 'right' as const, hint: 'Ended in an error before the conversation was over; where the judge scored them, they count' }] : []), { title: 'In full', align: 'right', hint: 'Read from the first message to the last by at least one reviewer' }, { title: 'Spot-checked', align: 'right', hint: 'Reviewed, but by nobody in full' }, { title: 'Of', align: 'right', hint: 'Transcripts of the run' }, { title: 'By', hint: 'Reviewers, with how many each finished' }]}>
        {report.runs.map((run) => (
          <tr key={run.id}>
            <RowHead><a href={evidenceLink({ ...base, figure: 'coverage', run: run.id, part: 'all' })} data-tip={run.id} className="hover:text-accent hover:underline">{labels.get(run.id)}</a>{run.status === 'partial' ? <Tip tip="not every case of the suite was run" className="ml-2"><Badge tone="caution">partial</Badge></Tip> : null}{run.reused === true ? <Tip tip="made for an earlier report and used again" className="ml-2"><Badge>reused</Badge></Tip> : null}<span className="ml-2 text-xs text-faint">{run.judge === null ? 'not judged' : `judged by ${run.judge}`}</span></RowHead>
            <Cell align="right"><Figure value={String(run.judged)} href={evidenceLink({ ...base, figure: 'quality', run: run.id })} /></Cell>
            {hasCrashes ? <Cell align="right"><Figure value={String(run.crashed)} href={transcriptsLink({ suite: report.suite, run: run.id, ended: 'error' })} /></Cell> : null}
            <Cell align="right"><Figure value={String(run.coverage.full)} href={evidenceLink({ ...base, figure: 'coverage.full', run: run.id })} /></Cell>
            <Cell align="right"><Figure value={String(run.coverage.spot_check)} href={evidenceLink({ ...base, figure: 'coverage.spot_check', run: run.id })} /></Cell>
            <Cell align="right"><Figure value={String(run.coverage.of)} href={evidenceLink({ ...base, figure: 'coverage', run: run.id, part: 'all' })} /></Cell>
            <Cell isWrapped>{run.coverage.reviewers.map((one) => <span key={one.reviewer} className="mr-3 inline-block max-w-full wrap-anywhere"><PersonName address={one.reviewer} names={names} /> <a href={evidenceLink({ ...base, figure: 'coverage', run: run.id, reviewer: one.reviewer })} className="linked figures text-xs decoration-dotted">{one.full + one.spot_check}</a></span>)}</Cell>
          </tr>
        ))}
      </ReportTable>
      {report.tags.length === 0 ? null : (
        <div className="mt-6">
          <h3 className="mb-1 text-base">Tags</h3>
          <ReportTable caption="Tags of reviewed transcripts" columns={[{ title: 'Tag', width: '38%' }, { title: 'Transcripts', align: 'right', hint: 'Reviewed transcripts with a confirmed finding of the tag' }, { title: 'Cases', align: 'right', hint: 'How many cases these transcripts are of' }, { title: 'Runs', align: 'right', hint: 'In how many of the runs' }, { title: 'Rate', align: 'right', hint: 'Of the reviewed transcripts: what nobody read is not known to be free of it' }, { title: 'On the board', align: 'right', hint: 'The same share over all models\' reviewed transcripts' }]}>
            {report.tags.map((tag) => (
              <tr key={tag.tag}>
                <RowHead>{tag.name} <Badge tone={POLARITY_TONE[tag.polarity]} className="ml-1">{tag.polarity}</Badge></RowHead>
                <Cell align="right"><Figure value={String(tag.transcripts)} of={`of ${tag.reviewed}`} href={evidenceLink({ ...base, figure: 'tag', tag: tag.tag })} /></Cell>
                <Cell align="right"><Figure value={String(tag.cases)} tip={extentWords(tag)} href={`${evidenceLink({ ...base, figure: 'tag', tag: tag.tag })}&sort=case`} /></Cell>
                <Cell align="right"><Figure value={String(tag.runs)} of={`of ${report.runs.length}`} tip={`${plural(tag.transcripts, 'transcript')} in ${plural(tag.runs, 'run')}`} href={evidenceLink({ ...base, figure: 'tag', tag: tag.tag })} /></Cell>
                <Cell align="right">{tag.share === null ? <Unknown reason="Nothing was reviewed" /> : <Figure value={formatNumber(tag.share, 'percent')} href={evidenceLink({ ...base, figure: 'tag', tag: tag.tag })} />}</Cell>
                <Cell align="right"><Figure value={tag.prevalence === null ? null : formatNumber(tag.prevalence, 'percent')} reason="No model of the board carries it" href={evidenceLink({ suite: base.suite, model: '*', view: base.view, ...(base.pass === undefined ? {} : { pass: base.pass }), figure: 'tag', tag: tag.tag })} /></Cell>
              </tr>
            ))}
          </ReportTable>
        </div>
      )}
    </Section>
  )
}

const WHY_NO_RATE = {
  tpr: 'Reviewers call none of them yes',
  tnr: 'Reviewers call none of them no',
  kappa: 'Judge and reviewers both always gave the same single answer: agreement beyond chance is not defined',
}

/** How far the judge agrees with the reviewers, and the reviewers with each other. */
export function AgreementTables({ report, base }: { report: ReportJson; base: EvidenceBase }) {
  const judged = Object.entries(report.judge_agreement)
  const among = [...Object.entries(report.reviewer_agreement.verdicts).map(([id, one]) => ({ id, what: id.replaceAll('_', ' '), kind: 'verdict', ...one })), ...Object.entries(report.reviewer_agreement.tags).map(([id, one]) => ({ id, what: report.tags.find((tag) => tag.tag === id)?.name ?? id, kind: 'tag', ...one }))]
  return (
    <>
      {judged.length === 0 ? null : (
        <Section id="judge" title="Judge against reviewers" note="Where both gave a verdict. The corrected rate is what the judge's answers point to once its errors are taken out.">
          <ReportTable caption="Judge against reviewers" columns={[
            { title: 'Component', width: '24%' }, { title: 'Transcripts', align: 'right', hint: 'Transcripts that judge and reviewers both answered' }, { title: 'both yes', align: 'right' }, { title: 'judge only', align: 'right', hint: 'The judge says yes, the reviewers no' }, { title: 'reviewers only', align: 'right', hint: 'The reviewers say yes, the judge no' }, { title: 'both no', align: 'right' },
            { title: 'TPR', align: 'right', hint: 'Of what reviewers call yes, the share that the judge does' }, { title: 'TNR', align: 'right', hint: 'Of what reviewers call no, the share that the judge does' }, { title: 'Kappa', align: 'right', hint: 'Agreement beyond chance (Cohen)' }, { title: 'Corrected rate', align: 'right', hint: 'The judge\'s share of yes with its errors taken out (Rogan and Gladen), with a bootstrap interval' },
          ]}>
            {judged.map(([component, one]) => (
              <tr key={component}>
                <RowHead>{component.replaceAll('_', ' ')}</RowHead>
                <Cell align="right"><Figure value={String(one.n)} href={evidenceLink({ ...base, figure: `judge_agreement.${component}`, part: 'all' })} /></Cell>
                {(['tp', 'fp', 'fn', 'tn'] as const).map((cell) => <Cell key={cell} align="right"><Figure value={String(one[cell])} href={evidenceLink({ ...base, figure: `judge_agreement.${component}.${cell}` })} /></Cell>)}
                {(['tpr', 'tnr', 'kappa'] as const).map((rate) => <Cell key={rate} align="right"><Figure value={one[rate] === null ? null : one[rate].toFixed(2)} reason={WHY_NO_RATE[rate]} href={evidenceLink({ ...base, figure: `judge_agreement.${component}${rate === 'kappa' ? '' : `.${rate}`}` })} /></Cell>)}
                <Cell align="right"><Figure value={one.corrected.value === null ? null : formatNumber(one.corrected.value, 'percent')} reason="TPR and TNR must both be known and better than chance" interval={one.corrected.ci95 === null ? undefined : formatInterval(one.corrected.ci95, 'percent')} href={evidenceLink({ ...base, figure: `judge_agreement.${component}.corrected` })} /></Cell>
              </tr>
            ))}
          </ReportTable>
        </Section>
      )}
      {among.length === 0 ? null : (
        <Section id="reviewers" title="Reviewers among each other" note="On transcripts that at least two finished.">
          <ReportTable caption="Agreement between reviewers" columns={[{ title: 'Question', width: '38%' }, { title: 'Kind' }, { title: 'Agreement', align: 'right', hint: 'Beyond chance: 1 is full agreement, 0 what chance alone gives' }, { title: 'Measure', hint: 'Kappa for yes and no of two reviewers, alpha of more than two and of numbers' }, { title: 'Transcripts', align: 'right', hint: 'Transcripts that at least two answered' }, { title: 'Reviewers', align: 'right' }]}>
            {among.map((one) => (
              <tr key={`${one.kind} ${one.id}`}>
                <RowHead>{one.what}</RowHead>
                <Cell><span className="text-faint">{one.kind}</span></Cell>
                <Cell align="right">{one.value === null ? <Unknown reason="Everybody gave the same single answer: agreement beyond chance is not defined" /> : <Figure value={one.value.toFixed(2)} href={evidenceLink({ ...base, figure: one.kind === 'verdict' ? `reviewer_agreement.${one.id}` : 'reviewer_agreement' })} />}</Cell>
                <Cell><span className="text-soft">{one.statistic === 'cohen_kappa' ? 'Cohen\'s kappa' : 'Krippendorff\'s alpha'}</span></Cell>
                <Cell align="right"><Figure value={String(one.n)} href={evidenceLink({ ...base, figure: one.kind === 'verdict' ? `reviewer_agreement.${one.id}` : 'reviewer_agreement' })} /></Cell>
                <Cell align="right"><span className="figures">{one.reviewers}</span></Cell>
              </tr>
            ))}
          </ReportTable>
        </Section>
      )}
    </>
  )
}
