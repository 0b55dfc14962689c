import { OutcomeCell } from '@/components/cases/outcome-cell'
import { Unknown } from '@/components/ui/figure'
import { meanScore } from '@/components/ui/format'
import { OutcomeMark } from '@/components/ui/outcome-mark'
import { ScrollCue } from '@/components/ui/scroll-cue'
import { TableBehaviour } from '@/components/ui/table-behaviour'
import { cx } from '@/components/ui/class-names'
import type { CaseMatrix as Matrix } from '@/lib/cases/matrix'
import { modelLink } from '@/lib/links/links'
import { listToFrom, parseListQuery } from '@/lib/transcripts/list-query'

/** Words fit into the cells of up to so many trials; beyond, mark and score alone, the word on hover and focus. */
const TRIALS_WITH_WORDS = 6

const headClass = 'sticky top-0 z-[1] h-9 border-b border-line bg-paper font-medium'
const cellClass = 'border-b border-line'

/** Every model's and run's outcome on one case: models down, what came of all their runs first, then run by run, each cell leading to its transcript. */
export function CaseMatrix({ matrix, suite, caseId }: { matrix: Matrix; suite: string; caseId: string }) {
  const from = listToFrom(parseListQuery({ suite, case: caseId }))
  const isWordy = matrix.trials.length <= TRIALS_WITH_WORDS
  return (
    <div data-table="" data-wide={isWordy ? undefined : ''} className="min-w-0">
      <TableBehaviour stateKey="" />
      <ScrollCue height="flow">
        {/* Focusable, so that the keyboard can scroll it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section aria-label="Outcomes by model and run" tabIndex={0} className="scroll-quiet relative max-h-[calc(100dvh-var(--header-height)-var(--bottom-height))] overflow-auto focus-visible:outline-offset-[-2px] print:max-h-none print:overflow-visible">
          <table className="border-separate border-spacing-0">
            <caption className="sr-only">Outcome and score by model and run, best mean score first</caption>
            <thead>
              <tr className="text-left text-xs whitespace-nowrap text-faint">
                <th scope="col" className={cx(headClass, 'stays z-[2] min-w-44 px-4 max-frame:min-w-32')}>Model</th>
                <th scope="col" className={cx(headClass, 'px-3')}>All runs</th>
                <th scope="col" className={cx(headClass, 'px-3 text-right')}>Mean score</th>
                {matrix.trials.map((trial) => <th key={trial} scope="col" className={cx(headClass, isWordy ? 'min-w-32 px-1.5' : 'px-0.5 text-center')}>{isWordy ? `run ${trial}` : <><span className="sr-only">run </span>{trial}</>}</th>)}
              </tr>
            </thead>
            <tbody>
              {matrix.rows.map((row) => (
                <tr key={row.model.id} className="group/row bg-paper focus-within:bg-selected hover:bg-hover">
                  <th scope="row" data-cut="" className={cx(cellClass, 'stays h-9 max-w-72 bg-inherit px-4 text-left font-medium max-frame:max-w-[38vw]')}>
                    <a href={modelLink(row.model.slug, suite)} dir="auto" className="block truncate text-left hover:text-accent hover:underline">{row.model.name}</a>
                  </th>
                  <td className={cx(cellClass, 'px-3 whitespace-nowrap')}>{row.together === null ? null : <OutcomeMark outcome={row.together} />}</td>
                  <td className={cx(cellClass, 'px-3 text-right')}>{row.meanScore === null ? <Unknown reason="Not judged" /> : meanScore(row.meanScore)}</td>
                  {row.cells.map((cell, index) => (
                    <td key={matrix.trials[index]} className={cx(cellClass, isWordy ? 'p-0.5' : 'px-px py-0.5')}>
                      <div className="flex gap-0.5">
                        {cell.length === 0 ? <span className="hatched block h-7 w-full rounded-sm"><span className="sr-only">no transcript</span></span> : cell.map((result) => <OutcomeCell key={result.transcript} result={result} from={from} isWordy={isWordy} />)}
                      </div>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </ScrollCue>
    </div>
  )
}
