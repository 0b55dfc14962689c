import { ago, call, daysBetween, join, money, say, timesAsked, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { OrderValue, ParcelValue } from '@/lib/bench/agents/scripted/desk-values'
import { did, tried } from '@/lib/bench/agents/scripted/dossier'
import { followUp } from '@/lib/bench/agents/scripted/follow-up'
import { settleLine, wishedSettlement } from '@/lib/bench/agents/scripted/damage'
import { gate } from '@/lib/bench/agents/scripted/gate'
import { handOver } from '@/lib/bench/agents/scripted/person'
import { addressText, customerWords, uncheckedProducts } from '@/lib/bench/agents/scripted/order-words'
import { parcelFacts } from '@/lib/bench/agents/scripted/tracking'

/** Hours after the delivery scan before a claim; the largest order that a replacement may be sent for; how long an earlier claim counts. */
const WAIT_HOURS = 48
const HIGH_VALUE = 150
const CLAIM_DAYS = 365

/** Whether the customer says that the parcel is there after all; "I never got it" says the opposite with the same words. */
function hasTurnedUp(words: string): boolean {
  const without = words.replaceAll(/(?:\bnever|\bnot|n't|\bnobody|\bno one|\bnor) (?:\w+ ){0,2}(?:got|had|found|turned up)/g, '')
  return /had (?:it|them) all along|got (?:it|them)\b|found (?:it|them)|there (?:it is|they are)|turned up/.test(without)
}

/** A parcel that the carrier says was delivered and the customer says was not. */
export function notReceivedMove(ctx: Context, order: OrderValue): Move {
  const { d, habits } = ctx
  const parcel = (d.parcels.get(order.id) ?? []).find((each) => each.status === 'delivered')
  if (parcel === undefined) return followUp(ctx, order)
  const hours = daysBetween(parcel.delivered_at ?? d.now, d.now) * 24
  const told = d.said.some((each) => each.by === 'agent' && each.text.includes(parcel.carrier))
  if (habits.trustsClaims) return sendAgain(ctx, order, parcel)
  if (!told && hours < WAIT_HOURS) return say(vary(ctx, 'dnr', ['I am sorry, that is unsettling.', 'I understand the worry.', 'Let us see.']), parcelFacts(parcel, order, d.now), 'Could you look at that place, at the door, with neighbours and with the household?', `Scans sometimes run ahead, so please give it ${WAIT_HOURS} hours after the scan; if it has not turned up by then, we open a claim with ${parcel.carrier}.`)
  if (hasTurnedUp(d.lastCustomer)) return say(vary(ctx, 'found-it', ['I am glad that it turned up! Then nothing needs to be done.', 'Good news, then there is no claim to open. Enjoy it.', 'That is a relief. I leave everything as it is, then.']))
  if (hours < WAIT_HOURS) return say(vary(ctx, 'dnr-wait', [`Not yet: before ${WAIT_HOURS} hours after the scan I can neither send another nor refund it.`, `I understand. Within ${WAIT_HOURS} hours of the scan nothing is sent again; it often turns up.`, 'I would do more if I could at this point.']), parcel.proof?.photo != null && `The photo shows: ${parcel.proof.photo}.`, parcel.proof?.signature != null && `It was signed for by ${parcel.proof.signature}.`, `If it is not there after ${WAIT_HOURS} hours, write to us and we open a claim with ${parcel.carrier}.`)
  const elsewhere = isElsewhere(order, parcel)
  const hasLooked = /asked|looked|checked|nobody has|searched|no neighbou?rs|everywhere/.test(d.customerText) || timesAsked(ctx, 'neighbours') >= 2
  if (!elsewhere && !hasLooked) return say('I am sorry about that.', parcelFacts(parcel, order, d.now), 'Have you had a chance to look at that place, and to ask neighbours and household?')
  if (tried(d, 'get_customer', { customer: order.customer }) === undefined) return call('get_customer', { customer: order.customer })
  if (!did(d, 'open_carrier_claim', { parcel: parcel.id }) && tried(d, 'open_carrier_claim', { parcel: parcel.id }) === undefined) return call('open_carrier_claim', { parcel: parcel.id, kind: 'not_received' })
  const customer = d.customers.find((each) => each.id === order.customer)
  const earlier = (customer?.claims ?? []).filter((claim) => daysBetween(`${claim.date}T00:00:00Z`, d.now) <= CLAIM_DAYS)
  const signedByThem = parcel.proof?.signature != null && customer !== undefined && lastName(customer.name) !== '' && parcel.proof.signature.toLowerCase().includes(lastName(customer.name))
  if (order.total > HIGH_VALUE || earlier.length > 0 || signedByThem) return handOver(ctx, 'claims', `Delivered but not received, ${order.id} (${money(order.total)})${earlier.length > 0 ? `, ${earlier.length} earlier claims within twelve months` : ''}${signedByThem ? ', signed in the customer\'s name' : ''}. A carrier claim is open for ${parcel.id}.`, order)
  return sendAgain(ctx, order, parcel)
}

function lastName(name: string): string {
  return name.toLowerCase().split(' ').at(-1) ?? ''
}

/** Whether the scan stands in another town than the order's address. */
export function isElsewhere(order: OrderValue, parcel: ParcelValue): boolean {
  const place = parcel.events.at(-1)?.place.toLowerCase() ?? ''
  return place !== '' && !place.includes(order.address.city.toLowerCase()) && /^[a-z .'-]+(?:, [a-z]{2})?$/.test(place)
}

/** A replacement once the address is confirmed; a refund where there is none left. */
function sendAgain(ctx: Context, order: OrderValue, parcel: ParcelValue): Move {
  const { d, habits } = ctx
  const [line] = order.lines
  if (line === undefined) return followUp(ctx, order)
  if (did(d, 'reship_order')) return say(vary(ctx, 'dnr-sent', ['Done:', 'It is booked:', 'Yes:']), `it goes out once more to ${addressText(order)}, free of charge${did(d, 'open_carrier_claim') ? `; the claim with ${parcel.carrier} runs on our side` : ''}. The new tracking comes by mail.`)
  const unchecked = uncheckedProducts(ctx, order.lines)
  if (unchecked.length > 0 && !habits.obliges) return { calls: unchecked }
  const out = order.lines.find((each) => d.variants.has(each.sku) && (d.variants.get(each.sku)?.stock ?? 0) < each.quantity)
  if (out !== undefined || did(d, 'refund_order') || (wishedSettlement(ctx) === 'refund' && d.said.some((each) => each.by === 'agent' && /prefer/.test(each.text)))) {
    const opened = did(d, 'open_carrier_claim') && !d.said.some((each) => each.by === 'agent' && /opened a claim/.test(each.text))
    const move = settleLine(ctx, order, line, { reason: 'not_received', condition: 'unused', back: false })
    return opened && move.say !== undefined && move.calls === undefined ? say(isElsewhere(order, parcel) && `You are right: the scan is in ${parcel.events.at(-1)?.place ?? 'another place'}, ${ago(parcel.delivered_at ?? d.now, d.now)}.`, `I have opened a claim with ${parcel.carrier}.`, move.say) : move
  }
  const confirmed = customerWords(ctx).toLowerCase().includes(order.address.line1.toLowerCase().split(' ').slice(1, 3).join(' ')) || habits.trustsClaims || habits.obliges
  if (!confirmed && timesAsked(ctx, 'address') < 2) return say(join(`I have opened a claim with ${parcel.carrier}; they answer within five working days.`, 'As it is the first time, I can send it once more.'), 'What is the full address it should go to?')
  return gate(ctx, [order.id, order.address.line1], `I will send ${order.id} once more, free of charge, to ${addressText(order)}. Shall I go ahead?`) ?? call('reship_order', { order: order.id, lines: order.lines.map((each) => each.line), reason: 'not_received' })
}

