import type { CaseMatrix as Matrix, CaseResult } from '@/lib/cases/matrix'
import { Unknown } from '@/components/ui/figure'
import { meanScore, score } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { MarkShape, OutcomeMark, toneText, toneTint } from '@/components/ui/outcome-mark'
import { cx } from '@/components/ui/class-names'
import { modelLink, transcriptFromLink } from '@/lib/links/links'
import { listToFrom, parseListQuery } from '@/lib/transcripts/list-query'

/** Words fit into the cells of up to so many trials; beyond, mark and score alone, the word on hover and focus. */
const TRIALS_WITH_WORDS = 6

/** Every model's and run's outcome on one case: models down, trials across, each cell leading to its transcript. */
export function CaseMatrix({ matrix, suite, caseId }: { matrix: Matrix; suite: string; caseId: string }) {
  const from = listToFrom(parseListQuery({ suite, case: caseId }))
  const isWordy = matrix.trials.length <= TRIALS_WITH_WORDS
  return (
    // Focusable, so that the keyboard can scroll it sideways.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label="Outcomes by model and run" tabIndex={0} data-table="" className="scroll-quiet relative overflow-x-auto focus-visible:outline-offset-[-2px]">
      <table className="border-separate border-spacing-0">
        <caption className="sr-only">Outcome and score by model and run, best mean score first</caption>
        <thead>
          <tr className="text-left text-xs whitespace-nowrap text-faint">
            <th scope="col" className="sticky left-0 z-[1] h-9 min-w-44 border-b border-line bg-paper px-4 font-medium max-frame:min-w-32">Model</th>
            {matrix.trials.map((trial) => <th key={trial} scope="col" className={cx('border-b border-line px-1.5 font-medium', isWordy ? 'min-w-32' : 'min-w-16')}>run {trial}</th>)}
            <th scope="col" className="border-b border-line px-3 text-right font-medium">Mean score</th>
            <th scope="col" className="border-b border-line px-3 font-medium">Together</th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.model.id} className="group/row bg-paper hover:bg-hover">
              <th scope="row" className="sticky left-0 z-[1] h-10 max-w-64 border-b max-frame:max-w-[40vw] max-frame:border-r border-line bg-inherit px-4 text-left font-medium">
                <a href={modelLink(row.model.slug, suite)} className="block truncate hover:text-accent hover:underline">{row.model.name}</a>
              </th>
              {row.cells.map((cell, index) => (
                <td key={matrix.trials[index]} className="border-b border-line px-1 py-1">
                  <div className="flex gap-1">
                    {cell.length === 0 ? <span className="hatched block h-8 w-full rounded-sm"><span className="sr-only">no transcript</span></span> : cell.map((result) => <ResultCell key={result.transcript} result={result} from={from} isWordy={isWordy} />)}
                  </div>
                </td>
              ))}
              <td className="border-b border-line px-3 text-right">{row.meanScore === null ? <Unknown reason="Not judged" /> : meanScore(row.meanScore)}</td>
              <td className="border-b border-line px-3 whitespace-nowrap">{row.together === null ? null : <OutcomeMark outcome={row.together} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ResultCell({ result, from, isWordy }: { result: CaseResult; from: string; isWordy: boolean }) {
  const { outcome } = result
  return (
    <a href={transcriptFromLink(result.transcript, from)} data-tip={describe(result)} className={cx('flex h-8 min-w-0 flex-1 items-center gap-1.5 rounded-sm px-2 hover:outline hover:outline-edge', toneTint(outcome.tone))}>
      <MarkShape mark={outcome.mark} tone={outcome.tone} />
      <span className={cx(toneText(outcome.tone), 'truncate', !isWordy && 'sr-only')}>{outcome.word}</span>
      <span className="ml-auto flex items-center gap-1 text-sm">
        {result.findings === 0 ? null : <Icon name="findings" size={12} className="text-faint" />}
        <span className="figures">{result.score === null ? '-' : score(result.score)}</span>
      </span>
    </a>
  )
}

function describe(result: CaseResult): string {
  return [
    `${result.model.name}, run ${result.trial}: ${result.outcome.word}${result.score === null ? '' : `, score ${score(result.score)}`}`,
    result.judge === null ? null : `judged by ${result.judge}`,
    result.unsafeActions.length === 0 ? null : `forbidden: ${result.unsafeActions.join(', ')}`,
    result.findings === 0 ? null : `${result.findings} ${result.findings === 1 ? 'finding' : 'findings'}`,
    result.isReviewed ? 'reviewed' : 'not reviewed',
  ].filter((line) => line !== null).join('\n')
}

/** How the runs of a case went, in one sentence: "3 of 8 runs passed; 1 unsafe; mean score 41". */
export function matrixSentence(results: readonly CaseResult[]): string {
  const judged = results.filter((result) => result.score !== null)
  const passed = results.filter((result) => result.outcome.id === 'passed').length
  const unsafe = results.filter((result) => result.outcome.id === 'unsafe').length
  const mean = judged.reduce((sum, result) => sum + (result.score ?? 0), 0) / judged.length
  const parts = [`${passed} of ${results.length} ${results.length === 1 ? 'transcript' : 'transcripts'} passed`]
  if (unsafe > 0) parts.push(`${unsafe} unsafe`)
  if (judged.length > 0) parts.push(`mean score ${meanScore(mean)}`)
  return parts.join(', ')
}
