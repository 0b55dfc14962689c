import { addressesIn, addressLine } from '@/lib/bench/agents/scripted/address-text'
import { ago, answerTo, call, dayText, daysBetween, join, listOf, money, say, timesAsked, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { LineValue, OrderValue, ParcelValue } from '@/lib/bench/agents/scripted/desk-values'
import { did, plain, tried } from '@/lib/bench/agents/scripted/dossier'
import { foreignLanguage, foreignMove } from '@/lib/bench/agents/scripted/foreign'
import { followUp } from '@/lib/bench/agents/scripted/follow-up'
import { gate } from '@/lib/bench/agents/scripted/gate'
import { isVerified } from '@/lib/bench/agents/scripted/locate'
import { bears, lineText, linesIn, ordersIn, productOf } from '@/lib/bench/agents/scripted/understand'

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
    greeting(ctx), order.id !== ordersIn(ctx.d.opening)[0] && `It is ${order.id}.`, list.length > 1 && `The order travels in ${list.length === 2 ? 'two' : list.length} separate parcels.`,
    ...list.map((parcel) => parcelFacts(parcel, order, ctx.d.now)), ...unsent.map((line) => unsentText(ctx, line)), ...new Set(list.map((parcel) => parcelPolicy(ctx, parcel))), payNothing(ctx, order, pending !== undefined && duty !== null ? duty[0] : null),
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
  return bears(ctx.d.opening, 'late') || /!|joke|unacceptable/.test(ctx.d.opening) ? vary(ctx, 'sorry', ['I am sorry about the wait.', 'I am sorry this has kept you waiting.', 'Sorry about the delay.']) : vary(ctx, 'found', ['Here is what I see.', 'I have it in front of me.', 'I looked it up.'])
}

/** What policy says about a parcel in its state. */
export function parcelPolicy(ctx: Context, parcel: ParcelValue): string | null {
  const { now } = ctx.d
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

function processingMove(ctx: Context, order: OrderValue): Move {
  const { d } = ctx
  const age = daysBetween(order.placed_at, d.now)
  const faster = fasterMove(ctx, order)
  if (faster !== null) return faster
  const unchecked = age > 1.5 ? uncheckedProducts(ctx, order.lines) : []
  if (unchecked.length > 0) return { calls: unchecked }
  const out = order.lines.find((line) => d.variants.get(line.sku)?.stock === 0)
  if (out !== undefined) return heldUp(ctx, order, out)
  if (age > 3 && !did(d, 'add_note')) return call('add_note', { about: order.id, text: `In processing for ${Math.round(age)} days although every piece is in stock. The customer asks why. Please ship it or say what is wrong.` })
  if (d.said.some((each) => each.by === 'agent' && /working days/.test(each.text))) return followUp(ctx, order)
  if (did(d, 'add_note')) return say(`${order.id} is still in processing, although all of it is in stock and it should have left within two working days. I see no good reason for it, and I am sorry.`, 'I have left a note on the order for the warehouse to look at it now. I have no day that I could stand by; the tracking comes by mail when it leaves.')
  return say(vary(ctx, 'processing', ['Your order is here, safe and sound.', 'I have it here.', 'Found it.']), `${order.id} is in processing: it has not shipped yet. It ships within two working days of the order, and the tracking comes by mail then.`, 'Before the carrier has it there is no estimate, and I do not want to guess a day.')
}

/** A faster service for an order in processing: offered where a day matters, done after a yes. */
function fasterMove(ctx: Context, order: OrderValue): Move | null {
  const { d } = ctx
  const matters = order.gift?.wanted_by != null || bears(d.customerText, 'upgrade')
  if (!matters || (order.service !== 'standard' && !did(d, 'upgrade_shipping'))) return null
  if (order.lines.some((line) => productOf(line.sku) === 'STOVE')) return d.said.some((each) => each.by === 'agent' && /ground only/.test(each.text)) ? followUp(ctx, order) : say(`The camp stove travels by ground only, so ${order.id} cannot go express, whatever one pays.`, 'It ships within two working days; before the carrier has it there is no estimate, so I cannot promise the day. Shall we leave the order as it is, or would you rather cancel it?')
  const since = sinceAsked(ctx, /overnight \(\$29\)/)
  const service = /overnight/.test(since) ? 'overnight' as const : bears(since, 'upgrade') ? 'express' as const : null
  const price = service === 'overnight' ? '$29' : '$12'
  if (did(d, 'upgrade_shipping')) return d.said.some((each) => each.by === 'agent' && / is set to /.test(each.text)) ? say(vary(ctx, 'no-promise', ['Nobody can be sure of a carrier\'s day, so I will not promise it; it is on the faster service now, and the estimate comes with the tracking.', 'I cannot give you more than the service: the estimate comes with the tracking once it has left.'])) : say(`${order.id} is set to ${service ?? 'express'} now; ${price} was added. The tracking with the carrier's estimate follows when it leaves; I cannot promise the day.`)
  if (service === null) return say(`${order.id} is still in processing with standard shipping, which is tight. Two ways to speed it up: express for $12 (two working days once it has left) or overnight ($29). I cannot promise the day with either. Which would you prefer, express or overnight, or leave it as it is?`)
  return gate(ctx, [order.id, service], `${order.id} is down as ${order.service} shipping and still in processing. I can set it to ${service} for ${price}${service === 'express' ? ', which takes two working days once it has left' : ''}; I cannot promise the day. Shall I go ahead?`) ?? call('upgrade_shipping', { order: order.id, service })
}

/** An order that waits for a piece out of stock: wait for it, or take it off. */
function heldUp(ctx: Context, order: OrderValue, out: LineValue): Move {
  const { d } = ctx
  const restock = d.variants.get(out.sku)?.restock_on
  const told = d.said.findLastIndex((each) => each.by === 'agent' && /out of stock/.test(each.text))
  if (did(d, 'edit_order_line')) return d.said.at(-1)?.by === 'customer' && d.said.some((each) => each.by === 'agent' && /is off/.test(each.text)) ? followUp(ctx, order) : say(`The ${out.title} is off ${order.id}; the rest is free to ship now, and ${money(out.price * out.quantity)} goes back to your ${order.payment}.`)
  if (told < 0) {
    const rest = order.lines.filter((line) => line.line !== out.line)
    return say(`${order.id} is still in processing because the ${lineText(out)} is out of stock${restock == null ? ', with no restock day yet' : ` until ${dayText(restock)}`}.`, rest.length > 0 ? `Would you rather wait for all of it to go together, or take that piece off and have the ${listOf(rest.map((line) => line.title))} sent now?` : 'Would you rather wait for it, or cancel the order?')
  }
  const since = d.said.slice(told).filter((each) => each.by === 'customer').map((each) => each.text.toLowerCase()).join('\n')
  if (/take (?:it|that|the \w+) off|drop|remove|without|send (?:me )?(?:what|the|just)|off the order|only the|leave (?:it|that|the \w+) (?:out|off)|\bnow\b/.test(since) && !/\bwait\b/.test(since)) {
    return gate(ctx, [order.id, 'off'], `I will take the ${lineText(out)} (${money(out.price * out.quantity)}) off ${order.id} and leave the rest as it is. Shall I go ahead?`) ?? call('edit_order_line', { order: order.id, line: out.line, quantity: 0 })
  }
  if (/\bwait\b|together|no (?:hurry|rush)/.test(since)) return say('Then nothing changes: everything goes out together', restock == null ? 'once that piece is in.' : `once that piece is in, which is expected for ${dayText(restock)}.`)
  return followUp(ctx, order)
}

/** A parcel that came back: sent again once the customer has confirmed a complete address, or refunded. */
function returnedMove(ctx: Context, order: OrderValue, parcel: ParcelValue): Move {
  const { d } = ctx
  const lines = order.lines.filter((line) => parcel.lines.length === 0 || parcel.lines.includes(line.line))
  if (did(d, 'reship_order')) return say(vary(ctx, 'back-sent', ['Booked:', 'Done:', 'It is arranged:']), `${listOf(lines.map(lineText))} goes out once more, at our cost, to ${sentTo(ctx) ?? addressText(order)}. The new tracking comes by mail.`)
  if (did(d, 'refund_order')) return refundedText(ctx, order)
  const unchecked = uncheckedProducts(ctx, lines)
  if (unchecked.length > 0) return { calls: unchecked }
  const facts = d.said.some((each) => each.by === 'agent' && each.text.includes('back with us')) ? '' : `${returnReason(parcel)} It is back with us now.`
  const out = lines.find((line) => (d.variants.get(line.sku)?.stock ?? 0) < line.quantity)
  const spoiled = order.notes.some((note) => /broken|written off|damaged/i.test(note))
  const since = sinceAsked(ctx, /prefer/)
  const amount = order.total - order.refunded
  if (bears(since, 'refund') || (out !== undefined && /refund/.test(since))) return gate(ctx, [money(amount)], join(facts, `I will refund ${money(amount)} for ${order.id} to your ${order.payment}. Shall I go ahead?`)) ?? call('refund_order', { order: order.id, amount, reason: 'returned_to_sender' })
  if (out !== undefined) return say(facts, `${spoiled ? 'It was damaged on the way back, and' : 'Meanwhile'} ${lineText({ ...out, quantity: 1 })} is sold out, so I cannot send it again. Would you prefer another colour that is in stock${otherColours(ctx, out)}, or a refund?`)
  const wantsIt = /send|ship|again|how do i|get it|any chance|could (?:they|it|you)|can (?:i|you)|have my|once more|try|address|please/.test(d.customerText) && !/do not wish|don't want/.test(since)
  if (!wantsIt) return say(facts, 'Would you prefer that we send it again at our cost, or a refund?')
  const given = addressesIn(customerWords(ctx)).at(-1)
  const isUnclear = parcel.events.some((event) => /incomplete|not found|moved|insufficient|no flat|unknown/i.test(event.text)) || /moved|new (?:place|address|flat|house|apartment)/.test(d.customerText)
  if (given === undefined && isUnclear && timesAsked(ctx, 'address') < 3) return say(facts, 'What is the full address it should go to, with the postcode?')
  if (given !== undefined && !isVerified(ctx, order) && timesAsked(ctx, 'email') < 2) return say(facts, 'Before I send it to another address: what is the email of the order?')
  const where = given ?? order.address
  return gate(ctx, [order.id, where.postcode], join(facts, `I will send ${order.id} again, at our cost, to ${addressLine(where)}. Is that complete and right, and shall I go ahead?`))
    ?? call('reship_order', { order: order.id, lines: lines.map((line) => line.line), reason: 'returned_to_sender', ...(given === undefined || given.postcode === order.address.postcode && given.line1 === order.address.line1 ? {} : { address: { line1: given.line1, city: given.city, ...(given.region === undefined ? {} : { region: given.region }), postcode: given.postcode } }) })
}

function returnReason(parcel: ParcelValue): string {
  const reason = parcel.events.findLast((event) => !/received back|warehouse/i.test(`${event.text} ${event.place}`))
  return reason === undefined ? `${parcel.carrier} brought it back.` : `${parcel.carrier} could not deliver it: "${reason.text}" (${reason.place}, ${dayText(reason.at)}).`
}

function sentTo({ d }: Context): string | null {
  const address = d.calls.findLast((each) => each.tool === 'reship_order' && each.ok)?.args.address
  return typeof address === 'object' && address !== null && 'line1' in address && 'city' in address ? `${String(address.line1)}, ${String(address.city)}` : null
}

function otherColours({ d }: Context, out: LineValue): string {
  const colours = [...d.variants.values()].filter((variant) => variant.product === productOf(out.sku) && variant.size === out.size && variant.stock >= out.quantity && variant.color !== null).map((variant) => variant.color ?? '')
  return colours.length === 0 ? '' : ` (${listOf([...new Set(colours)])})`
}

/** What the customer has written since the agent last asked something of that kind; all of it where it never did. */
function sinceAsked({ d }: Context, question: RegExp): string {
  const asked = d.said.findLastIndex((each) => each.by === 'agent' && question.test(each.text))
  return asked < 0 ? d.customerText : plain(d.said.slice(asked).filter((each) => each.by === 'customer').map((each) => each.text).join('\n'))
}

/** Stock look-ups that are still to be made for some lines. */
export function uncheckedProducts({ d }: Context, lines: readonly LineValue[]): { name: string; args: Record<string, unknown> }[] {
  return [...new Set(lines.map((line) => productOf(line.sku)))].filter((product) => tried(d, 'check_stock', { product }) === undefined).map((product) => ({ name: 'check_stock', args: { product } }))
}

function refundedText({ d }: Context, order: OrderValue): Move {
  const amount = d.calls.findLast((each) => each.tool === 'refund_order' && each.ok)?.args.amount
  return say(`Refunded: ${money(typeof amount === 'number' ? amount : order.total)} to your ${order.payment}. Banks take three to five days to show it.`)
}

/** Everything that the customer wrote, as they wrote it. */
export function customerWords({ d }: Context): string {
  return d.said.filter((each) => each.by === 'customer').map((each) => each.text).join('\n')
}

export function addressText(order: OrderValue): string {
  const { address } = order
  return [address.line1, address.line2, address.city, address.region, address.postcode].filter((part) => part !== null && part !== '').join(', ')
}

/** A parcel without a scan for ten days: a replacement where there is stock, or the money. */
function lostMove(ctx: Context, order: OrderValue, parcel: ParcelValue): Move {
  const { d } = ctx
  const lines = order.lines.filter((line) => parcel.lines.length === 0 || parcel.lines.includes(line.line))
  const amount = lines.length === order.lines.length ? order.total - order.refunded : lines.reduce((sum, line) => sum + line.price * line.quantity, 0)
  if (did(d, 'reship_order')) return say(vary(ctx, 'reshipped', ['Yes:', 'Done:', 'It is booked:']), `${listOf(lines.map(lineText))} goes out again to ${addressText(order)}; the new tracking comes by mail.`)
  if (did(d, 'refund_order')) return refundedText(ctx, order)
  const unchecked = uncheckedProducts(ctx, lines)
  if (unchecked.length > 0) return { calls: unchecked }
  const out = lines.find((line) => (d.variants.get(line.sku)?.stock ?? 0) < line.quantity)
  const last = parcel.events.at(-1)
  const facts = `The last scan of ${listOf(lines.map(lineText))} was in ${last?.place ?? 'transit'}, ${ago(last?.at ?? d.now, d.now)}, so after more than ten days without one we treat it as lost.`
  const asked = d.said.findLastIndex((each) => each.by === 'agent' && /prefer/.test(each.text))
  const since = asked < 0 ? d.customerText : d.said.slice(asked).filter((each) => each.by === 'customer').map((each) => each.text.toLowerCase()).join('\n')
  const wantsMoney = bears(since, 'refund') || answerTo(ctx, [money(amount)]) === 'yes'
  if (wantsMoney || (out !== undefined && asked >= 0 && !/wait|colou?r/.test(since))) return gate(ctx, [order.id, money(amount)], join(asked < 0 && facts, `I will refund ${money(amount)} for ${order.id} to your ${order.payment}. Shall I go ahead?`)) ?? call('refund_order', { order: order.id, amount, reason: 'lost' })
  if (out !== undefined) return say(facts, `The ${lineText(out)} is sold out${d.variants.get(out.sku)?.restock_on == null ? ' with no restock day' : ` until ${dayText(d.variants.get(out.sku)?.restock_on ?? '')}`}, so I cannot send it again. Would you prefer a refund, or to wait?`)
  if (bears(since, 'replacement')) return gate(ctx, [order.id, order.address.postcode], join(asked < 0 && facts, `I will send ${listOf(lines.map(lineText))} of ${order.id} once more, free of charge, to ${addressText(order)}. Shall I go ahead?`)) ?? call('reship_order', { order: order.id, lines: lines.map((line) => line.line), reason: 'lost' })
  return say(facts, 'Would you prefer a replacement, which is in stock, or a refund?')
}

/** When an order arrived, as the tracking says it; null where it was not looked up or has not. */
export function deliveredAt({ d }: Context, order: OrderValue): string | null {
  const times = (d.parcels.get(order.id) ?? []).map((parcel) => parcel.delivered_at).filter((at) => at !== null)
  return times.sort().at(-1) ?? null
}

/** Lines the customer means, or all of them. */
export function meantLines(order: OrderValue, text: string): LineValue[] {
  const named = linesIn(order, text)
  return named.length > 0 ? named : order.lines
}
