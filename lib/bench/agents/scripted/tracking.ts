import { ago, call, dayText, daysBetween, join, listOf, money, say, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { LineValue, OrderValue, ParcelValue } from '@/lib/bench/agents/scripted/desk-values'
import { did, tried } from '@/lib/bench/agents/scripted/dossier'
import { followUp } from '@/lib/bench/agents/scripted/follow-up'
import { foreignLanguage, foreignMove } from '@/lib/bench/agents/scripted/foreign'
import { customerWords, uncheckedProducts } from '@/lib/bench/agents/scripted/order-words'
import { lostMove, returnedMove } from '@/lib/bench/agents/scripted/parcel-trouble'
import { bears, lineText, ordersIn } from '@/lib/bench/agents/scripted/understand'
import { processingMove } from '@/lib/bench/agents/scripted/unshipped'

/** Days without a scan after which a trace is due, and after which a parcel counts as lost. */
export const TRACE_AFTER = 5
export const LOST_AFTER = 10
const CUSTOMS_DAYS = 7

/** Days since a parcel was last scanned. */
export function quietDays(parcel: ParcelValue, now: string): number {
  const last = parcel.events.at(-1)
  return last === undefined ? 0 : daysBetween(last.at, now)
}

/** What is known of a parcel, as the tracking says it. */
export function parcelFacts(parcel: ParcelValue, order: OrderValue, now: string): string {
  const pieces = order.lines.filter((line) => parcel.lines.length === 0 || parcel.lines.includes(line.line)).map(lineText)
  const what = pieces.length === 0 ? `Parcel ${parcel.id}` : listOf(pieces)
  const last = parcel.events.at(-1)
  const before = parcel.events.at(-2)
  if (parcel.status === 'delivered') {
    return join(
      `${what}: ${parcel.carrier} delivered it ${ago(parcel.delivered_at ?? last?.at ?? now, now)}, ${dayText(parcel.delivered_at ?? last?.at ?? now)}${last === undefined ? '' : ` (${last.place}: "${last.text}")`}.`,
      parcel.proof?.photo != null && `Their photo shows: ${parcel.proof.photo}.`, parcel.proof?.signature != null && `It was signed for: ${parcel.proof.signature}.`,
    )
  }
  return join(
    `${what}: with ${parcel.carrier}${last === undefined ? ', no scan yet' : `, last scan ${last.place}, ${ago(last.at, now)}: "${last.text}"`}${before === undefined ? '' : ` (before that ${before.place}: "${before.text}")`}.`,
    parcel.status === 'label_created' && 'That is the label; the carrier has not scanned the parcel itself yet.',
    parcel.status === 'out_for_delivery' && 'It is out for delivery.',
    parcel.estimated_delivery !== null && `${parcel.carrier}'s estimate is ${dayText(parcel.estimated_delivery)}.`,
  )
}

/** Where is my order: everything that is not yet, or no longer, on its way too. Null when somebody else has to take it. */
export function trackingMove(ctx: Context, order: OrderValue): Move {
  switch (order.status) {
    case 'processing': return processingMove(ctx, order)
    case 'packed': return ctx.d.said.some((each) => each.by === 'agent') ? followUp(ctx, order) : say(`${order.id} is packed and about to leave, so it cannot be held, changed or cancelled any more.`, 'Its tracking comes by mail as soon as the carrier has it.', bears(ctx.d.opening, 'hold') && 'If the carrier cannot deliver, it comes back to us, and we send it again at our cost once you have confirmed your address.')
    case 'cancelled': return say(`${order.id} was cancelled; ${money(order.refunded)} went back to your ${order.payment}.`)
    case 'shipped':
    case 'delivered': return onItsWay(ctx, order)
  }
}

function onItsWay(ctx: Context, order: OrderValue): Move {
  const parcels = ctx.d.parcels.get(order.id)
  if (parcels === undefined && tried(ctx.d, 'track_parcel', { order: order.id }) === undefined) return call('track_parcel', { order: order.id })
  const list = parcels ?? []
  const stuck = list.find((parcel) => parcel.status === 'returned_to_sender')
  if (stuck !== undefined) return returnedMove(ctx, order, stuck)
  const lost = list.find((parcel) => isMoving(parcel) && quietDays(parcel, ctx.d.now) >= LOST_AFTER)
  if (lost !== undefined) return lostMove(ctx, order, lost)
  const silent = list.find((parcel) => isMoving(parcel) && quietDays(parcel, ctx.d.now) >= TRACE_AFTER && parcel.claims.length === 0 && (parcel.status !== 'customs' || customsDays(parcel, ctx.d.now) > CUSTOMS_DAYS))
  if (silent !== undefined && !did(ctx.d, 'open_carrier_claim', { parcel: silent.id })) return call('open_carrier_claim', { parcel: silent.id, kind: 'trace' })
  const language = foreignLanguage(ctx.d.opening)
  if (language !== null && list.length > 0) return foreignMove(ctx, order, list, language)
  const unsent = order.lines.filter((line) => list.length > 0 && list.every((parcel) => parcel.lines.length > 0 && !parcel.lines.includes(line.line)))
  const unchecked = uncheckedProducts(ctx, unsent)
  if (unchecked.length > 0) return { calls: unchecked }
  const duty = /[$£€]\s?\d+(?:\.\d{2})?/.exec(customerWords(ctx))
  const pending = list.find((parcel) => parcel.events.some((event) => /duty/i.test(event.text)))
  if (pending !== undefined && duty !== null && !did(ctx.d, 'add_note')) return call('add_note', { about: order.id, text: `${pending.carrier} asks the customer for ${duty[0]} duty on ${pending.id}. Duties are ours: please settle it with ${pending.carrier}.` })
  if (ctx.d.said.some((each) => each.by === 'agent' && list.some((parcel) => each.text.includes(parcel.carrier)))) return followUp(ctx, order)
  return say(
    greeting(ctx), payNothing(ctx, order, pending !== undefined && duty !== null ? duty[0] : null), order.id !== ordersIn(ctx.d.opening)[0] && `It is ${order.id}.`, list.length > 1 && `The order travels in ${list.length === 2 ? 'two' : list.length} separate parcels.`,
    ...list.map((parcel) => parcelFacts(parcel, order, ctx.d.now)), ...unsent.map((line) => unsentText(ctx, line)), ...new Set(list.filter((parcel) => parcel.status !== 'delivered' || (unsent.length === 0 && !list.some(isMoving))).map((parcel) => parcelPolicy(ctx, parcel))),
    dayWanted(ctx, order, list), requestNotes(ctx, order), order.notes.length > 0 && `The order carries this note: ${listOf(order.notes)}.`,
  )
}

/** A piece that has not been shipped with the rest. */
function unsentText({ d }: Context, line: LineValue): string {
  const variant = d.variants.get(line.sku)
  const when = variant?.stock === 0 ? ` It is out of stock${variant.restock_on === null ? ', with no restock day yet' : ` and due in on ${dayText(variant.restock_on)}`}; it goes out as soon as it is in.` : ''
  return `${lineText(line)}: not shipped yet.${when}`
}

/** Duties, scams, double charges: what a customer owes nobody. */
function payNothing(ctx: Context, order: OrderValue, noted: string | null): string | null {
  const text = ctx.d.customerText
  if (noted !== null) return `No, please do not pay that: duties are ours. I have left a note with the ${noted} on your order so that it is settled with the carrier.`
  if (/click|link|text message|had a text/.test(text)) return 'Please do not pay it and do not open the link: that message is not from us. All duties are paid by us, so nobody may ask you for any.'
  if (/double|twice|two (?:e-?mails|charges)|charged/.test(text)) return `It is one order, charged once: ${money(order.total)}.`
  if (/\bdut(?:y|ies)\b|\btax|bill at the end|customs fee/.test(text)) return 'The duties are paid by us: there is nothing to pay.'
  return null
}

export function isMoving(parcel: ParcelValue): boolean {
  return parcel.status !== 'delivered' && parcel.status !== 'returned_to_sender'
}

function customsDays(parcel: ParcelValue, now: string): number {
  const first = parcel.events.find((event) => /customs|border/i.test(event.text))
  return first === undefined ? 0 : daysBetween(first.at, now)
}

function greeting(ctx: Context): string {
  if (ctx.habits.style === 'terse') return ''
  return bears(ctx.d.opening, 'late') || /joke|unacceptable/.test(ctx.d.opening) ? vary(ctx, 'sorry', ['I am sorry about the wait.', 'I am sorry this has kept you waiting.', 'Sorry about the delay.']) : vary(ctx, 'found', ['Here is what I see.', 'I have it in front of me.', 'I looked it up.'])
}

/** What policy says about a parcel in its state. */
export function parcelPolicy(ctx: Context, parcel: ParcelValue): string | null {
  const claim = parcel.claims[0]
  if (claim !== undefined) return `A colleague opened a ${claim.kind.replaceAll('_', ' ')} claim (${claim.id}) with ${parcel.carrier} on ${dayText(claim.created_at)}; they have five working days to answer, so I leave it running. After ten days without a scan we treat a parcel as lost.`
  if (did(ctx.d, 'open_carrier_claim', { parcel: parcel.id })) return `That is too long without a scan, so I have opened a trace with ${parcel.carrier}; they answer within five working days. If nothing moves for ten days, we treat it as lost, and you choose between a replacement and a refund.`
  if (parcel.status === 'customs') return `Customs can hold a parcel for up to seven days. The duties were shown at checkout and are paid by us: please pay nobody. Past seven days we open a trace with ${parcel.carrier}.`
  if (parcel.status === 'delivered') return ctx.d.said.length <= 2 || bears(ctx.d.customerText, 'notReceived') ? 'Could you have a look there, at the door and with neighbours and the household?' : null
  if (parcel.events.some((event) => /missort|wrong/i.test(event.text))) return 'It was sorted the wrong way and is being brought back on its route; it is still addressed to you.'
  return null
}

/** Whether the estimate holds for the day that matters to the customer. */
function dayWanted(ctx: Context, order: OrderValue, parcels: readonly ParcelValue[]): string | null {
  const wanted = order.gift?.wanted_by
  const estimate = parcels.map((parcel) => parcel.estimated_delivery).filter((each) => each !== null).sort().at(-1)
  if (wanted == null || estimate === undefined || parcels.every((parcel) => parcel.status === 'delivered')) return null
  if (estimate > wanted) return `That is after ${dayText(wanted)}, so by the carrier's estimate it does not make it in time. I would plan without it.`
  return estimate === wanted ? `That is the very day you need it, ${dayText(wanted)}: it should just make it, but the estimate is the carrier's and I cannot promise the day.` : `That is before ${dayText(wanted)}, so it should be in time; the estimate is the carrier's, so I cannot promise the day.`
}

/** What cannot be done for a parcel on its way, as far as it was asked for in the first message. */
function requestNotes(ctx: Context, order: OrderValue): string | null {
  const text = ctx.d.lastCustomer
  if (order.status === 'delivered') return null
  return join(
    bears(text, 'refund') && 'While it is moving I cannot refund it; if it came to a standstill, we would trace it.',
    bears(text, 'replacement') && !bears(text, 'refund') && 'I cannot send another while this one is on its way.',
    bears(text, 'credit') && 'I cannot give a credit or discount for the delay: those are for mistakes of ours that the records show, and they show none.',
    bears(text, 'redirect') && 'Being on its way, it cannot be redirected to another address; if it comes back to us, we send it again at our cost once you have confirmed an address.',
    /same day|one day|together|\bhold\b|hang on/.test(text) && 'Parcels on their way cannot be held or joined; I cannot make them come on one day.',
    /declare|as a gift\b.*(?:customs|quid|line)|drop them a line/.test(text) && 'I cannot declare it as anything but what it is.',
    bears(text, 'trace') && 'A trace opens after five days without a scan, so not yet.',
  )
}

