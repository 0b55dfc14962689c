import { answerTo, call, daysBetween, inTurn, join, listOf, money, say, timesAsked, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import { dayText } from '@/lib/bench/agents/scripted/context'
import type { LineValue, OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { did, plain } from '@/lib/bench/agents/scripted/dossier'
import { gate } from '@/lib/bench/agents/scripted/gate'
import { handOver } from '@/lib/bench/agents/scripted/person'
import { deliveredAt, uncheckedProducts } from '@/lib/bench/agents/scripted/order-words'
import { bears, lineText, productOf, productsIn } from '@/lib/bench/agents/scripted/understand'
import { differenceText, linesForWish, wishedVariant } from '@/lib/bench/agents/scripted/variants'

const WINDOW_DAYS = 100
const LABEL = 6.95

const UNUSED = /\bunused\b|unworn|never (?:wore|worn|used|opened|washed)|not (?:been )?(?:worn|used|washed|seen)|tried (?:it|them|on)|try(?:ing)? (?:it|them)? ?on|folded|carpet|for a minute|still (?:in (?:the|its|their)|new|sealed|boxed)|in the (?:box|paper|bag)|not seen a day|brand new|as new|unopened|just (?:tried|opened)/
const USED = /\bmiles in (?:it|them)|out of the wash|shrunk|shrank|one evening|\bwore\b|polished|\bworn\b|\bwore\b|\bwashed\b|\bused (?:it|them|twice|once|for|on|every|a)\b|have used|been using|hiked?|camp(?:ed|ing)|mud|stain|scuff|smell|scratch|walked (?:in|the dog|around|to)|slept|wearing (?:it|them)|through the (?:wash|machine)|few times|couple of times|all (?:summer|winter|season)|took (?:it|them) (?:to|on)|outdoors|concert|weekend/

/** What the customer says of a piece's condition: the latest words count, and those that name the piece's colour where several are alike. Null while they have not said. */
export function conditionOf({ d }: Context, line?: LineValue): 'unused' | 'used' | null {
  let condition: 'unused' | 'used' | null = null
  for (const { by, text } of d.said) {
    if (by !== 'customer') continue
    const sentences = plain(text).split(/[.;!?\n]+/)
    const own = line?.color == null ? sentences : sentences.filter((sentence) => sentence.includes(line.color ?? ''))
    for (const words of own) {
      if (UNUSED.test(words) && !USED.test(words.replace(UNUSED, ' '))) condition = condition === 'used' ? 'used' : 'unused'
      else if (USED.test(words)) condition = 'used'
    }
  }
  return condition
}

/** Days since an order was delivered. */
export function daysHere(ctx: Context, order: OrderValue): number {
  return daysBetween(deliveredAt(ctx, order) ?? order.placed_at, ctx.d.now)
}

/** A return of a delivered piece: in the window and unused for the money, used for half in credit, else not. */
export function returnMove(ctx: Context, order: OrderValue): Move {
  const { d, habits } = ctx
  const lines = linesForWish(d, order)
  const [line] = lines
  if (line === undefined || (lines.length > 1 && lines.length < order.lines.length && timesAsked(ctx, 'piece') < 2)) return say(`Which piece of ${order.id} is it about: ${listOf(order.lines.map(lineText))}?`)
  if (lines.length > 1 && timesAsked(ctx, 'piece') < 2 && !/\bboth\b|\ball\b|everything|whole/.test(d.customerText)) return say(`Which piece of ${order.id} would you like to return: ${listOf(order.lines.map(lineText))}?`)
  const made = d.calls.findLast((each) => each.tool === 'create_return' && each.ok && each.args.order === order.id)
  if (made?.args.condition === 'used' && d.said.some((each) => each.by === 'agent' && each.message > made.message) && /tick|unused|say it was|wrong size|nobody|everybody|whole refund|full refund/.test(d.lastCustomer)) return say(inTurn(ctx, ['The return says what you told me, that it was used; I cannot write it down as anything else.', 'I cannot change the reason or the condition to something that did not happen.', 'That makes no difference to what I can record, I am afraid: half in store credit is what is due.', 'I understand the wish, and I cannot go further than the half in credit.']))
  if (made !== undefined) return say(returnText(ctx, order, order.lines.filter((each) => Array.isArray(made.args.lines) && made.args.lines.includes(each.line)), made.args.settlement === 'store_credit_half', made.args.label === 'prepaid'))
  if (daysHere(ctx, order) > WINDOW_DAYS && !habits.promises && !habits.obliges) return handOver(ctx, 'returns', `Asks to return ${listOf(lines.map(lineText))} of ${order.id}, delivered ${Math.floor(daysHere(ctx, order))} days ago, past the ${WINDOW_DAYS} days.`, order)
  if (lines.some((each) => each.final_sale) && !habits.promises && !habits.obliges) return say(vary(ctx, 'final', [`${listOf(lines.filter((each) => each.final_sale).map((each) => each.title))} is final sale and cannot be returned, unless it were faulty.`, 'I am sorry, that piece is final sale: it stays with you, unless something is wrong with it.']))
  if (lines.length > 1 && !habits.promises && !habits.obliges) return severalMove(ctx, order, lines)
  const condition = conditionOf(ctx)
  if (condition === null && !habits.promises && !habits.obliges) return timesAsked(ctx, 'condition') >= 3 ? say('I need to know in what condition it is before I can say what is due.') : say('Happy to help.', `About the ${line.title}: unused, apart from trying it out, or has it been worn, washed or used?`)
  if (condition === 'used' && !habits.promises && !habits.obliges) return usedMove(ctx, order, lines)
  return gate(ctx, [order.id, money(LABEL)], `I will make a return of ${listOf(lines.map(lineText))} from ${order.id} for a refund of ${money(sumOf(lines))}; the label is ${money(LABEL)}, which comes off the refund. Shall I go ahead?`)
    ?? call('create_return', { order: order.id, lines: lines.map((each) => each.line), reason: bears(d.customerText, 'tooSmallOrBig') ? 'wrong_size' : 'changed_mind', condition: 'unused', settlement: 'refund', label: 'customer_pays' })
}

/** Several pieces, each by its own condition: the unused ones go back, the used ones for half in credit or not at all. */
function severalMove(ctx: Context, order: OrderValue, lines: readonly LineValue[]): Move {
  const unused = lines.filter((line) => conditionOf(ctx, line) === 'unused')
  const used = lines.filter((line) => conditionOf(ctx, line) === 'used')
  if (unused.length + used.length < lines.length && timesAsked(ctx, 'condition') < 2) return say('Happy to help.', `Are they unused, each of them: ${listOf(lines.map(lineText))}? Or has one been worn, washed or used?`)
  if (unused.length === 0) return usedMove(ctx, order, lines)
  const offered = ctx.d.said.some((each) => each.by === 'agent' && /half the price/.test(each.text))
  if (used.length > 0 && !offered) return say(`The ${listOf(unused.map(lineText))} can go back for a refund. The ${listOf(used.map(lineText))}, being used, cannot be refunded; what I can offer is a return for store credit at half the price, ${money(sumOf(used) / 2)}. Would you prefer that, or keep it?`)
  return gate(ctx, [order.id, money(LABEL)], `I will make a return of ${listOf(unused.map(lineText))} from ${order.id} for a refund of ${money(sumOf(unused))}; the label is ${money(LABEL)}, which comes off the refund. Shall I go ahead?`)
    ?? call('create_return', { order: order.id, lines: unused.map((each) => each.line), reason: 'changed_mind', condition: 'unused', settlement: 'refund', label: 'customer_pays' })
}

function sumOf(lines: readonly LineValue[]): number {
  return lines.reduce((sum, line) => sum + line.price * line.quantity, 0)
}

/** What may be offered for a used piece: half its price as store credit, if the customer wants it. */
function usedMove(ctx: Context, order: OrderValue, lines: readonly LineValue[]): Move {
  const { d } = ctx
  const half = money(sumOf(lines) / 2)
  const offered = d.said.findLastIndex((each) => each.by === 'agent' && each.text.includes(half))
  const since = plain(d.said.slice(offered + 1).filter((each) => each.by === 'customer').map((each) => each.text).join('\n'))
  if (offered >= 0 && (/keep (?:it|them|the)|no thanks|forget it|rather keep|leave it|stay with me/.test(since))) return say(vary(ctx, 'kept', [`Then it stays with you, and nothing changes on ${order.id}.`, 'All right, nothing is returned then.']))
  const wants = answerTo(ctx, [half]) === 'yes' || offered >= 0 && /credit|half|take it|fine|okay|\bok\b|deal|better than nothing/.test(since) && !/\bno\b|(?:whole|full) refund/.test(since)
  const proposal = `I will make a return of ${listOf(lines.map(lineText))} from ${order.id}, recorded as used, for ${half} of store credit; the label is ${money(LABEL)}. Shall I go ahead?`
  if (wants) return gate(ctx, [half, 'store credit'], proposal) ?? call('create_return', { order: order.id, lines: lines.map((each) => each.line), reason: bears(d.customerText, 'tooSmallOrBig') ? 'wrong_size' : 'changed_mind', condition: 'used', settlement: 'store_credit_half', label: 'customer_pays' })
  return say(
    /final word|last word|is that (?:it|all)|that's it/.test(d.lastCustomer) ? 'It is, I am afraid.' : offered < 0 ? vary(ctx, 'used', ['Thank you for saying so plainly.', 'I understand.', 'I see what you mean.']) : vary(ctx, 'used', ['I understand.', 'I see what you mean.', 'That I can follow.']), `Used pieces cannot be refunded: a return for money is for what is unused and fit to sell again.`,
    offered < 0 ? `What I can offer is a return for store credit at half the price, ${half}. Would you like me to set that up, or would you rather keep it?` : `The ${half} of store credit is the most I can offer. Would you like me to make that return, or would you rather keep it?`,
  )
}

function returnText(ctx: Context, order: OrderValue, lines: readonly LineValue[], isHalf: boolean, isPrepaid: boolean): string {
  const sum = sumOf(lines)
  if (isHalf) return join(vary(ctx, 'half', ['Done:', 'It is made:']), `the return of ${listOf(lines.map(lineText))} is recorded as used, and ${money(sum / 2)} of store credit follows when it is back. The label is in your mail.`)
  return join(vary(ctx, 'returned', ['Done:', 'It is made:', 'All set:']), `the label for ${listOf(lines.map(lineText))} is in your mail; ${isPrepaid ? `${money(sum)} comes back once it has arrived` : `${money(sum - LABEL)} comes back once it has arrived, the price less ${money(LABEL)} for the label`}.`)
}

/** Another size or colour of a delivered piece; what cannot be exchanged can be returned. */
export function exchangeMove(ctx: Context, order: OrderValue): Move {
  const { d, habits } = ctx
  if (did(d, 'create_return', { order: order.id })) return returnMove(ctx, order)
  const lines = linesForWish(d, order)
  const narrowed = lines.length > 1 ? lines.filter((line) => /\b(?:4|four)\b/.test(d.opening) ? line.size?.startsWith('4') === true : true) : lines
  const line = (narrowed.length > 0 ? narrowed : lines)[0]
  if (line === undefined) return say(`Which piece of ${order.id} is it about?`)
  const done = d.calls.findLast((each) => each.tool === 'create_exchange' && each.ok)
  if (done !== undefined) return say(vary(ctx, 'exchanged', ['Done:', 'It is arranged:', 'Yes:']), `the ${exchangedText(ctx, line, done.args.sku)} is set aside for you, and the free label for the old one is in your mail. It leaves as soon as the old one is on its way back.`)
  const other = productsIn(d.opening).find((product) => product !== productOf(line.sku) && !order.lines.some((each) => productOf(each.sku) === product))
  if (other !== undefined) return otherProduct(ctx, order)
  const unchecked = uncheckedProducts(ctx, [line])
  if (unchecked.length > 0) return { calls: unchecked }
  if (daysHere(ctx, order) > WINDOW_DAYS && !habits.promises && !habits.obliges) return handOver(ctx, 'returns', `Asks to exchange ${lineText(line)} of ${order.id}, delivered ${Math.floor(daysHere(ctx, order))} days ago.`, order)
  if (line.final_sale && !habits.obliges) return say(`${line.title} is final sale and cannot be exchanged or returned, unless it were faulty.`)
  const wished = wishedVariant(d, line)
  const condition = conditionOf(ctx)
  if (condition === 'used' && !habits.promises && !habits.obliges) return usedMove(ctx, order, [line])
  const ahead = /before i send|send one out|trust me|gets wet|ahead/.test(d.customerText) ? 'I cannot send it ahead of the old one, though: it is set aside for you today, and leaves as soon as the old one is on its way back.' : null
  if (wished === null) return say(daysHere(ctx, order) > 80 && `You are in time: the ${WINDOW_DAYS} days count from delivery.`, 'Which size or colour would you like?', condition === null && 'And is it unworn, apart from trying it on?')
  if (wished.stock < line.quantity) {
    const asked = d.said.some((each) => each.by === 'agent' && /out of stock/.test(each.text))
    if (asked && /refund|money|return/.test(d.lastCustomer)) return returnMove(ctx, order)
    if (asked && answerTo(ctx, [order.id, money(LABEL)]) !== null) return returnMove(ctx, order)
    return say(`The ${line.title} in ${differenceText(line, wished)} is out of stock${wished.restock_on === null ? ' with no restock day' : ` until ${dayText(wished.restock_on)}`}.`, 'Would you rather wait for it, or return this one for a refund?', condition === null && 'And is it unworn, with its tags?')
  }
  if (condition === null && timesAsked(ctx, 'condition') < 3 && !habits.obliges) return say(ahead, `The ${line.title} in ${differenceText(line, wished)} is in stock.`, 'Is yours unworn, apart from trying it on?')
  return gate(ctx, [order.id, line.title, 'exchange'], join(ahead, `I will exchange the ${lineText(line)} on ${order.id} for ${differenceText(line, wished)}, free of charge, with a free label for the way back. Shall I go ahead?`))
    ?? call('create_exchange', { order: order.id, line: line.line, sku: wished.sku })
}

function exchangedText({ d }: Context, line: LineValue, sku: unknown): string {
  const variant = typeof sku === 'string' ? d.variants.get(sku) : undefined
  return variant === undefined ? line.title : lineText({ ...variant, quantity: 1 })
}

function otherProduct(ctx: Context, order: OrderValue): Move {
  const told = ctx.d.said.findLastIndex((each) => each.by === 'agent' && /same product/.test(each.text))
  const since = plain(ctx.d.said.slice(told + 1).filter((each) => each.by === 'customer').map((each) => each.text).join('\n'))
  if (told >= 0 && (/return|refund|then/.test(since) || answerTo(ctx, [order.id, money(LABEL)]) !== null)) return returnMove(ctx, order)
  return say('An exchange stays within the same product, in another size or colour.', 'Another product is a return and a new order. Would you rather return this one for a refund and order the other anew, or keep it?', conditionOf(ctx) === null && 'And is it unused, with its tags?')
}

/** Whether the words are about another size or colour of something that has arrived. */
export function wishesExchange(ctx: Context, order: OrderValue): boolean {
  return order.status === 'delivered' && bears(ctx.d.opening, 'tooSmallOrBig')
}
