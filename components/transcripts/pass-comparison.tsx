import { componentValue, formatShare } from '@/components/transcripts/component-value'
import { COMPONENT_LABELS, JUDGEMENT_COMPONENTS, type Judgement } from '@/lib/judgements/judgement'

/** One pass of a transcript, with the address that shows it. */
export type PassLink = { judgement: Judgement; href: string; isShown: boolean }

/** Every pass beside the others: what each judge said of each component; where they differ, the row is marked. The name of a pass shows the rest of it. */
export function PassComparison({ passes }: { passes: readonly PassLink[] }) {
  const rows = [
    { name: 'score', values: passes.map(({ judgement }) => judgement.score), shown: passes.map(({ judgement }) => <span key={judgement.pass} className="figures">{formatShare(judgement.score)}</span>) },
    ...JUDGEMENT_COMPONENTS.map((component) => ({ name: COMPONENT_LABELS[component], values: passes.map(({ judgement }) => judgement.components[component]), shown: passes.map(({ judgement }) => componentValue(judgement.components[component])) })),
  ].filter(({ values }) => values.some((value) => value !== null))
  return (
    <div className="-mx-1 overflow-x-auto px-1">
      <table className="w-full text-sm">
        <caption className="sr-only">Scoring passes of this transcript</caption>
        <thead>
          <tr className="align-bottom">
            <th scope="col" className="pr-2 text-left font-normal text-faint">pass</th>
            {passes.map(({ judgement, href, isShown }) => (
              <th key={judgement.pass} scope="col" aria-label={`${judgement.judge}, pass ${judgement.pass}`} className={`max-w-32 border-b-2 px-2 pb-0.5 text-left font-normal ${isShown ? 'border-accent' : 'border-transparent'}`}>
                <a href={href} aria-current={isShown ? 'true' : undefined} data-tip={judgement.pass} className={`block truncate ${isShown ? 'font-medium' : 'linked'}`}><bdi>{judgement.judge}</bdi></a>
                <span className="block truncate text-xs text-faint"><bdi>{judgement.pass}</bdi></span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values, shown }) => {
            const differs = new Set(values.filter((value) => value !== null)).size > 1
            return (
              <tr key={name}>
                <th scope="row" className={`pr-2 text-left font-normal ${differs ? 'text-caution' : 'text-faint'}`}>{name}{differs ? <span className="sr-only"> (they differ)</span> : null}</th>
                {shown.map((value, index) => <td key={passes[index]?.judgement.pass ?? index} className="px-2">{value}</td>)}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
