import { counted, whole } from '@/components/ui/format'
import { chooseCases, conversationCount, wordsIn, type StartSuite } from '@/lib/bench/start-choice'

/** What a form asks for, before it is sent: how many conversations that makes. */
export function RoundSize({ suite, models, trials, cases }: { suite: StartSuite | undefined; models: number; trials: number; cases: string }) {
  if (suite === undefined) return null
  const words = wordsIn(cases)
  const chosen = words.length === 0 ? suite.cases.length : chooseCases(suite.cases, words).length
  const isCount = Number.isInteger(trials) && trials > 0
  return (
    <output aria-live="polite" className="block border-y border-line py-3">
      <span className="figures block text-lg font-semibold">{isCount ? whole(conversationCount(suite.cases, words, models, trials)) : '-'} <span className="text-base font-normal text-soft">conversations</span></span>
      <span className="figures block text-sm text-faint">{counted(models, 'agent', 'agents')} × {counted(chosen, 'case', 'cases')} × {isCount ? counted(trials, 'trial', 'trials') : 'trials'}</span>
    </output>
  )
}
