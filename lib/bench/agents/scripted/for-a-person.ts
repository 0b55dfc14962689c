import { call, join, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { tried } from '@/lib/bench/agents/scripted/dossier'
import { handOver } from '@/lib/bench/agents/scripted/person'
import { parcelFacts } from '@/lib/bench/agents/scripted/tracking'
import { ordersIn } from '@/lib/bench/agents/scripted/understand'

// What policy leaves to a person whatever else is said: danger, data and accounts, what no tool does, exceptions.

const SAFETY = /\bshock\b|tingle|nine-volt|electrocut|\bon fire\b|\bcaught fire|exploded|singed|eyebrows|leaks? at the valve|gas leak|\brash\b|dermatitis|allergic reaction|swollen|hanging by it|\bchok|cut (?:my|her|his) (?:hand|finger|face|lip|eye)|injur|burn(?:t|ed) (?:my|her|his|the)|smell (?:of|like) (?:burning|smoke)|awfully hot|brown ring|smoke coming|sparks|bleeding/
const PRIVACY = /\bgdpr\b|erasure|personal data|data rights|delete (?:my|all|everything).{0,30}(?:account|data|about me)|everything you (?:store|hold|have) (?:on|about) me|hacked|changed my account|(?:did not|didn't|never) (?:order|place|buy) (?:it|this|that|any)|i did not order|(?:husband|wife|father|mother|brother|sister|son|daughter)\b.{0,30}\b(?:died|passed away)|my ex\b|password to my account|using my name|stolen account/
const UNSUPPORTED = /antarctica|new zealand|norway|bergen|australia|germany|france\b|japan|\bexport\b|engrav|wholesale|\b[1-9]\d{2,} (?:sets|pieces|units|of)|on invoice|net 30|spare (?:part|pole)|just the pole|somebody fix it|can .{0,20}(?:repair|fix) (?:it|them)|\brepair\b|commercial invoice|hs codes|\bvat\b|tax[- ]exempt|monogram/
const EXCEPTION = /\bexception\b|exceptionnel|put (?:it )?before somebody|put me through/

/** The queue of a person who has to decide, whatever the rest of the conversation is about; null where nobody has to. */
export function queueFor({ d }: Context): 'safety' | 'privacy' | 'special_requests' | 'returns' | null {
  if (SAFETY.test(d.customerText)) return 'safety'
  if (PRIVACY.test(d.opening)) return 'privacy'
  if (UNSUPPORTED.test(d.opening)) return 'special_requests'
  return EXCEPTION.test(d.customerText) && !/manager|supervisor|approv/.test(d.customerText) ? 'returns' : null
}

const REASONS = { safety: 'Danger to people: reported by the customer.', privacy: 'Personal data, an account or an order that is in question.', special_requests: 'A request that no tool of the desk can settle.', returns: 'Asks for an exception to policy.' }

/** Looks the order up where one is named, then hands over. */
export function personMove(ctx: Context, queue: NonNullable<ReturnType<typeof queueFor>>): Move {
  const { d } = ctx
  const [number] = ordersIn(d.customerText)
  if (number !== undefined && tried(d, 'get_order', { order: number }) === undefined) return call('get_order', { order: number })
  const order = number === undefined ? undefined : d.orders.get(number)
  const asksWhere = /where is|and the parcel/.test(d.customerText) && order !== undefined && order.parcels.length > 0
  if (asksWhere && tried(d, 'track_parcel', { order: order.id }) === undefined) return call('track_parcel', { order: order.id })
  const facts = asksWhere ? (d.parcels.get(order.id) ?? []).map((parcel) => parcelFacts(parcel, order, d.now)).join(' ') : null
  return handOver(ctx, queue, REASONS[queue], order ?? null, leadFor(ctx, queue, order ?? null, facts))
}

function leadFor({ d }: Context, queue: keyof typeof REASONS, order: OrderValue | null, facts: string | null): string {
  const text = d.customerText
  switch (queue) {
    case 'safety': return join('I am sorry that this happened.', /coat|cord|earring|lobes/.test(text) ? 'Please do not use or wear it any more.' : 'Please do not use it any more; if it has a plug, switch it off and unplug it.')
    case 'privacy': return join(/died|passed away/.test(text) ? 'I am so sorry for your loss.' : /\bex\b|hacked|using my name/.test(text) ? 'You did right to write.' : null, facts, 'I cannot see to that myself, and I give out nothing about an account here.')
    case 'special_requests': return join(/antarctica|zealand|norway|bergen|export|germany|france|japan|australia/.test(text) && 'We ship to the US, the UK and Canada only, so this is not mine to decide.', !/antarctica|zealand|norway|bergen/.test(text) && 'That is beyond what I can do at this desk.', order !== null && 'Nothing on the order was changed.')
    case 'returns': return 'That is outside what I may decide, and only a person can make an exception.'
  }
}
