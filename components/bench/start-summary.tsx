import { Button } from '@/components/ui/button'
import { Figure } from '@/components/ui/figure'
import { FormMessage } from '@/components/ui/field'
import { counted, dollars, whole } from '@/components/ui/format'
import type { Estimate } from '@/lib/bench/estimate'

type StartSummaryProps = { estimate: Estimate | null; players: number; cases: number; trials: number | null; missing: readonly { id: string; reason: string }[]; budgetUsd: number | null; message: string | null; isBusy: boolean }

/** What will happen on Start, before it does: how many conversations, what they are expected to cost, what is missing. */
export function StartSummary({ estimate, players, cases, trials, missing, budgetUsd, message, isBusy }: StartSummaryProps) {
  const { conversations, parts, usd, unpriced } = estimate ?? { conversations: null, parts: [], usd: 0, unpriced: [] }
  const share = budgetUsd === null || usd === 0 ? 1 : budgetUsd / usd
  return (
    <aside aria-label="What will be run" className="flex flex-col gap-4 rounded-lg border border-line p-4 lg:sticky lg:top-[calc(var(--header-height)+1.5rem)]">
      <div>
        <p className="text-xl font-semibold figures">{conversations === null ? 'Conversations not known yet' : counted(conversations, 'conversation', 'conversations')}</p>
        <p className="figures text-sm text-soft">{counted(players, 'model', 'models')} x {counted(cases, 'case', 'cases')}{trials === null ? ', in as many trials as you say' : ` x ${counted(trials, 'trial', 'trials')}`}</p>
      </div>
      {conversations === null ? null : parts.length === 0 ? <p className="text-sm text-soft">{players === 0 ? 'Choose a model or a reference agent to begin.' : 'No model is called: nothing goes over the network and nothing is paid.'}</p> : (
        <div className="flex flex-col gap-1">
          <p className="flex items-baseline justify-between gap-3">
            <span>Expected cost</span>
            <span className="text-lg font-semibold">{usd === 0 && unpriced.length > 0 ? <Figure value={null} reason={`The price of ${unpriced.join(', ')} is not known here`} /> : `about ${dollars(usd)}`}</span>
          </p>
          <table className="w-full text-sm">
            <thead className="sr-only"><tr><th>Who</th><th>Calls</th><th>Cost</th></tr></thead>
            <tbody>
              {parts.map((part) => (
                <tr key={`${part.role} ${part.model}`} className="align-top">
                  <td className="py-0.5 pr-2 text-soft"><span className="text-faint">{part.role}</span> <span className="wrap-anywhere">{part.model}</span></td>
                  <td className="figures py-0.5 pr-2 text-right whitespace-nowrap text-faint" data-tip={`${whole(part.inputTokens)} tokens in, ${whole(part.outputTokens)} out`}>{whole(part.calls)} calls</td>
                  <td className="figures py-0.5 text-right whitespace-nowrap">{part.usd === null ? <Figure value={null} reason={`The price of ${part.model} is not known here`} /> : dollars(part.usd)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="text-sm text-faint">By list price without cached tokens, for conversations as long as a careful agent needs.</p>
          {share < 1 ? <p className="text-sm text-caution">The budget is spent after about {Math.max(1, Math.round(share * 100))}% of it: the round stops there and can be resumed with more.</p> : null}
          {budgetUsd !== null && unpriced.length > 0 ? <p className="text-sm text-caution">The budget cannot hold {unpriced.join(', ')}: no price is known.</p> : null}
        </div>
      )}
      {missing.length === 0 ? null : (
        <FormMessage tone="caution">
          <ul>{missing.map((each) => <li key={each.id}>{each.reason}.</li>)}</ul>
          <a href="/bench/providers" className="linked">Keep it on the providers page</a>
        </FormMessage>
      )}
      {message === null ? null : <FormMessage tone="bad">{message}</FormMessage>}
      <Button type="submit" tone="primary" icon="play" isBusy={isBusy} className="w-full">{isBusy ? 'Starting' : 'Start'}</Button>
    </aside>
  )
}
