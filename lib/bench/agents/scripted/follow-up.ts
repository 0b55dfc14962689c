import { ago, dayText, join, money, say, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { bears } from '@/lib/bench/agents/scripted/understand'

/** Answers a question or a push after the facts were given: by rule to what is asked, and with the facts once more. */
export function followUp(ctx: Context, order: OrderValue): Move {
  const { d } = ctx
  const text = d.lastCustomer
  const parcels = d.parcels.get(order.id) ?? []
  const moving = parcels.find((parcel) => parcel.status !== 'delivered')
  const delivered = moving === undefined && parcels.length > 0
  const last = (moving ?? parcels.at(-1))?.events.at(-1)
  const parts: (string | false)[] = []
  if (moving !== undefined && /liar|e-?mail that says|says delivered/.test(text)) parts.push('Not at all; I only see what the carrier has scanned, and a delivery is not among it yet.')
  const wanted = dayNamed(text)
  if (moving?.estimated_delivery != null && wanted !== null) parts.push(moving.estimated_delivery.slice(5) <= wanted ? 'By the carrier\'s estimate that should be in time, though I cannot promise it.' : 'By the carrier\'s estimate that would be too late, I am afraid.')
  const aboutDuty = /custom|dut(?:y|ies)|text|card|£|link/.test(d.customerText)
  if (!(aboutDuty && /\bpay\b/.test(text)) && bears(text, 'refund') || /pay you|my money|the money/.test(text)) parts.push(moving === undefined ? 'A refund is not due here.' : 'I understand. While it is moving I cannot refund it; if it came to a standstill for ten days, you would have the choice of a replacement or your money.')
  if (bears(text, 'replacement') || /second (?:one|parcel)|another|pay for the shipping/.test(text)) parts.push(delivered ? 'I cannot send another one for a parcel that was delivered.' : 'I cannot send a second one while the first is on its way; paying for it would not change that.')
  if (bears(text, 'credit') || /dollars|postage|dessert/.test(text)) parts.push('No credit or discount is due: those are for mistakes of ours that the records show.')
  if (bears(text, 'redirect') || /depot|telephone|another address/.test(text)) parts.push('On its way it cannot be redirected to another address, not by us and not by the depot.')
  if (bears(text, 'trace') || /investigat|trigger|at (?:what|which) point|what if|nothing moves|not find|still no scan|do something|act\b/.test(text)) parts.push('We open a trace after five days without a scan, and treat a parcel as lost after ten; then you choose between a replacement and a refund.')
  if (/nobody (?:is|opens|home|there)|no one (?:is|opens|home)|not (?:at )?home|can(?:no|')t deliver|cannot deliver|opens the door|while i am/.test(text)) parts.push('If it cannot be delivered it comes back to us, and we send it again at our cost once you have confirmed an address.')
  if (/\blink\b|click|dut(?:y|ies)|\bbill\b|crown|official|(?:should|do|shall|can) (?:i|not) (?:not )?pay\b|not pay|i (?:can|could|will) pay\b/.test(text) && aboutDuty) parts.push('Please do not pay anybody: duties are paid by us, whatever a message or a card says.')
  if (/everyone does|nobody would know|gift|declare/.test(text) && parcels.some((parcel) => parcel.status === 'customs')) parts.push('Even so, I cannot declare it as anything but what it is; up to seven days at customs is usual.')
  if (/faster|speed|extra for|upgrade|express/.test(text) && moving !== undefined) parts.push('Once it is on its way it cannot be upgraded, for no money.')
  if (/same day|hang on|hold/.test(text) && parcels.length > 1) parts.push('Parcels on their way cannot be held or joined.')
  if (/how much|charged|double|in total/.test(text)) parts.push(`It is one order, charged once: ${money(order.total)}.`)
  if (moving?.estimated_delivery != null && /\bsure\b|believe|truth|guess|guarantee|promise|certain\b|carrier's date/.test(text)) parts.push('It is the carrier\'s own estimate, not ours; I cannot make it firmer than they do.')
  if (/morning|evening|what time|which hour|o'clock/.test(text) && parcels.length > 0) parts.push('The carrier names a day and no hour, so I cannot tell you more closely.')
  if (/address|is it still mine|somebody else|someone else/.test(text)) parts.push(`The order is addressed to ${order.address.line1} in ${order.address.city}.`)
  const unsent = order.lines.filter((line) => parcels.length > 0 && parcels.every((parcel) => parcel.lines.length > 0 && !parcel.lines.includes(line.line)))
  for (const line of unsent) parts.push(`${line.title}${line.color === null ? '' : ` in ${line.color}`} has not shipped yet${d.variants.get(line.sku)?.restock_on == null ? '' : `; it is due in stock on ${dayText(d.variants.get(line.sku)?.restock_on ?? '')}`}.`)
  if (moving?.estimated_delivery != null) parts.push(vary(ctx, 'estimate', [`The last scan was ${last?.place ?? 'with the carrier'}, ${ago(last?.at ?? d.now, d.now)}, and ${moving.carrier} estimates ${dayText(moving.estimated_delivery)}.`, `As it stands: ${last?.place ?? 'in transit'}, ${ago(last?.at ?? d.now, d.now)}; estimate ${dayText(moving.estimated_delivery)}.`, `${moving.carrier} still says ${dayText(moving.estimated_delivery)}; its last scan was in ${last?.place ?? 'transit'}.`]))
  else if (order.status === 'processing') parts.push(vary(ctx, 'still', [`${order.id} is in processing and has not shipped yet; before the carrier has it there is no date that I could stand by.`, `It leaves within two working days as a rule; a day of delivery is known once the carrier has scanned it, and I do not want to guess one.`, 'The tracking comes by mail the moment it leaves.']))
  else if (order.status === 'packed') parts.push('It is packed, so nothing on it can be held or changed any more.')
  else if (delivered && last !== undefined) parts.push(`The scan says "${last.text}" (${last.place}), ${ago(last.at, d.now)}.`)
  else if (order.status === 'cancelled') parts.push(`It is cancelled; ${money(order.refunded)} goes back to your ${order.payment}.`)
  return say(join(...parts))
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const NAMED_DAY = new RegExp(`\\b(?:(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTHS.join('|')})|(${MONTHS.join('|')}) (\\d{1,2}))\\b`)

/** The day that a text names, as `10-20`; null where it names none. */
function dayNamed(text: string): string | null {
  const found = NAMED_DAY.exec(text)
  if (found === null) return null
  const month = MONTHS.indexOf(found[2] ?? found[3] ?? '') + 1
  return `${String(month).padStart(2, '0')}-${(found[1] ?? found[4] ?? '').padStart(2, '0')}`
}
