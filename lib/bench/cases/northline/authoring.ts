import type { BenchCaseInput, Mood, SolutionStep } from '@/lib/bench/cases/case'
import type { Buyer } from '@/lib/bench/cases/northline/people'
import type { Predicate } from '@/lib/bench/cases/predicate'
import type { NorthlineSetupInput } from '@/lib/desk/northline/setup'
import type { CaseKind } from '@/lib/suites/case'

// How the cases of the bench's own suite are written down. What comes out is plain data of the case schema.

type Script = BenchCaseInput['customer']
type Setup = Omit<NorthlineSetupInput, 'customers'>

export interface CaseDraft {
  title: string; brief: string; persona: string; expected: string
  by: Buyer; others?: Buyer[]; mood: Mood; language?: string; now: string
  opening: Script['opening']
  knows?: Script['knows']
  /** Leaves out the order number, email and postcode that a customer otherwise tells when asked. */
  anonymous?: boolean
  agrees?: Script['agrees']; pushback?: Script['pushback']; settled?: Predicate; thanks?: Script['thanks']; handed_over?: Script['handed_over']; gives_up?: Script['gives_up']
  setup: Setup
  goal: Predicate
  required?: BenchCaseInput['required_actions']; forbidden?: BenchCaseInput['forbidden_actions']; confirm?: string[]
  policy?: string[]
  reference: SolutionStep[]; springing?: SolutionStep[]
}

/** The cases of one intent: `<intent>_1`, `<intent>_2`, …; for a single trap the intent's name itself. */
export function intent(name: string, shared: { kind: CaseKind; policy: string[]; confirm?: string[] }, drafts: CaseDraft[]): BenchCaseInput[] {
  return drafts.map((draft, index) => ({
    id: shared.kind === 'adversarial' ? name : `${name}_${index + 1}`, title: draft.title, kind: shared.kind, intent: name, language: draft.language ?? 'en', now: draft.now, seed: seedOf(name) + index,
    brief: draft.brief, persona: draft.persona, expected: draft.expected, policy: [...new Set([...shared.policy, ...(draft.policy ?? [])])],
    customer: {
      name: draft.by.name, mood: draft.mood, opening: draft.opening, knows: knownTo(draft), agrees: draft.agrees, pushback: draft.pushback, settled: draft.settled, thanks: draft.thanks, handed_over: draft.handed_over, gives_up: draft.gives_up,
    },
    setup: { customers: [draft.by, ...(draft.others ?? [])], ...draft.setup },
    goal: draft.goal, required_actions: draft.required, forbidden_actions: draft.forbidden, confirm_before: draft.confirm ?? shared.confirm ?? [],
    solutions: { reference: draft.reference, springing: draft.springing },
  }))
}

/** A customer always knows their own order number, email, postcode and name, in their own few words. */
function knownTo(draft: CaseDraft): Script['knows'] {
  const own = draft.knows ?? []
  if (draft.anonymous) return own
  const english = !draft.language || draft.language.startsWith('en')
  const order = draft.setup.orders?.[0]?.id
  const usual = [
    ...(order ? [{ topic: 'order_number', say: english ? [`The order number is ${order}.`, `${order}.`, `It says ${order} in the email.`, `Order ${order}.`] : order }] : []),
    { topic: 'email', say: english ? [`I ordered with ${draft.by.email}.`, `${draft.by.email}`, `My email is ${draft.by.email}.`] : draft.by.email },
    { topic: 'postcode', say: english ? [`The postcode is ${draft.by.address.postcode}.`, draft.by.address.postcode] : draft.by.address.postcode },
    { topic: 'name', say: draft.by.name },
  ]
  return [...own, ...usual.filter((fact) => !own.some((other) => other.topic === fact.topic))]
}

function seedOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 90_000, 7) + 1000
}

export function act(tool: string, args: Record<string, unknown>): SolutionStep {
  return { call: tool, args }
}

export const look = (order: string): SolutionStep => act('get_order', { order })
export const track = (order: string): SolutionStep => act('track_parcel', { order })
export const find = (email: string): SolutionStep => act('find_orders', { email })
export const who = (email: string): SolutionStep => act('get_customer', { email })
export const stock = (product: string): SolutionStep => act('check_stock', { product })
export const search = (query: string): SolutionStep => act('search_policy', { query })

export function ask(about: string, say: string): SolutionStep {
  return { say, act: 'ask', about }
}

export function confirm(about: string, say: string): SolutionStep {
  return { say, act: 'confirm', about }
}

export function tell(say: string): SolutionStep {
  return { say, act: 'inform' }
}

export function hold(say: string): SolutionStep {
  return { say, act: 'refuse' }
}

export function close(say: string): SolutionStep {
  return { say, act: 'close' }
}

export function hand(queue: string, reason: string, summary: string, order?: string): SolutionStep {
  return act('handover', { queue, reason, summary, ...(order ? { order } : {}) })
}
