import { daysBetween, join, listOf, money, say, timesAsked, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { LineValue, OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { did, plain } from '@/lib/bench/agents/scripted/dossier'
import { foreignLanguage } from '@/lib/bench/agents/scripted/foreign'
import { gate } from '@/lib/bench/agents/scripted/gate'
import { handOver } from '@/lib/bench/agents/scripted/person'
import { settlePhrases } from '@/lib/bench/agents/scripted/settle-phrases'
import { addressText, deliveredAt, uncheckedProducts } from '@/lib/bench/agents/scripted/order-words'
import { bears, lineText, linesIn, productOf } from '@/lib/bench/agents/scripted/understand'

/** Over this, claims decide; under that, a damaged piece need not come back. US dollars. */
const HIGH_VALUE = 250
const KEEP_UNDER = 50
const FAULT_DAYS = 100

/** A photo stands in what a customer wrote as a bracketed attachment. */
export function hasPhoto({ d }: Context): boolean {
  return /\[[^\]]*(?:photo|foto|picture|image)[^\]]*\]/i.test(d.customerText)
}

/** A damaged or faulty piece: proof first, then the customer's choice, then a yes. */
export function damageMove(ctx: Context, order: OrderValue): Move {
  const { d, habits } = ctx
  const t = settlePhrases(foreignLanguage(d.opening))
  const lines = damagedLines(ctx, order)
  if (lines.length !== 1 && order.lines.length > 1 && timesAsked(ctx, 'piece') < 2 && !habits.trustsClaims) return say(t.sorry, `Which piece of ${order.id} is it: ${listOf(order.lines.map(lineText))}?`)
  const line = lines[0] ?? order.lines[0]
  if (line === undefined) return say(t.sorry, t.askPhoto)
  const value = line.price * line.quantity
  const age = daysBetween(deliveredAt(ctx, order) ?? order.placed_at, d.now)
  if (age > FAULT_DAYS && !habits.trustsClaims && !habits.obliges && !habits.promises) return handOver(ctx, 'returns', `Reports a fault after ${Math.floor(age)} days, past the ${FAULT_DAYS}: ${lineText(line)} of ${order.id}.`, order)
  const reason = age > 30 || bears(d.customerText, 'faulty') && !bears(d.customerText, 'damaged') ? 'faulty' : 'damaged'
  const needsProof = !hasPhoto(ctx) && !habits.trustsClaims && !habits.obliges
  if (needsProof) {
    const asked = timesAsked(ctx, 'photo')
    if (asked >= 4) return say('Without a photo I cannot replace or refund anything; as soon as there is one, write again and we settle it at once.')
    if (asked > 0) return say(vary(ctx, 'photo-again', [t.askPhotoAgain, t.askPhotoAgain]))
    return say(t.sorry, age > 30 && t === settlePhrases(null) && `It is within the ${FAULT_DAYS} days that we give for faults, so no worry there.`, t.askPhoto)
  }
  if (value > HIGH_VALUE && !habits.trustsClaims && !habits.obliges) return handOver(ctx, 'claims', `Damaged piece over $${HIGH_VALUE}: ${lineText(line)} of ${order.id}, photo received.`, order)
  return settleLine(ctx, order, line, { reason, condition: 'damaged', back: value >= KEEP_UNDER })
}

/** How a piece is settled once there is proof. */
export type Settlement = { reason: string; condition: 'damaged' | 'unused'; back: boolean }

/** Replacement or refund of one line, by the customer's choice. */
export function settleLine(ctx: Context, order: OrderValue, line: LineValue, how: Settlement): Move {
  const { d } = ctx
  const t = settlePhrases(foreignLanguage(d.opening))
  const amount = money(line.price * line.quantity)
  const returnCall = { name: 'create_return', args: { order: order.id, lines: [line.line], reason: how.reason, condition: how.condition, settlement: 'refund', label: 'prepaid' } }
  const isBack = did(d, 'create_return', { order: order.id })
  if (did(d, 'reship_order', { order: order.id })) return say(doneWord(ctx), t.replaced(lineText(line), addressText(order), isBack))
  if (did(d, 'refund_order', { order: order.id })) return say(doneWord(ctx), t.refunded(amount, order.payment, isBack))
  const unchecked = uncheckedProducts(ctx, [line])
  if (unchecked.length > 0) return { calls: unchecked }
  const wish = wishedSettlement(ctx)
  const out = (d.variants.get(line.sku)?.stock ?? 0) < line.quantity
  if (wish === 'refund' || (out && wish === 'other')) {
    return gate(ctx, [order.id, amount], t.confirmRefund(amount, order.payment, how.back, order.id))
      ?? { calls: [...(how.back ? [returnCall] : []), { name: 'refund_order', args: { order: order.id, amount: line.price * line.quantity, reason: how.reason } }] }
  }
  if (out) return say(hasPhoto(ctx) && 'Thank you, the photo shows it well.', t.choiceOut(`The ${lineText(line)}`, othersText(ctx, line)))
  if (wish === 'replacement') {
    return gate(ctx, [order.id, order.address.line1], join(t.confirmReplace(lineText(line), addressText(order), how.back, order.id)))
      ?? { calls: [{ name: 'reship_order', args: { order: order.id, lines: [line.line], reason: how.reason } }, ...(how.back ? [returnCall] : [])] }
  }
  return say(hasPhoto(ctx) && t === settlePhrases(null) && vary(ctx, 'photo-thanks', ['Thank you, the photo shows it well.', 'Thank you for the photo, that is clear.']), t.choice)
}

/** How a finished deed is opened; the other languages' phrases bring their own. */
function doneWord(ctx: Context): string {
  return foreignLanguage(ctx.d.opening) === null ? vary(ctx, 'settled', ['Done:', 'All set:', 'It is arranged:']) : ''
}

function othersText({ d }: Context, line: LineValue): string {
  const others = [...d.variants.values()].filter((variant) => variant.product === productOf(line.sku) && variant.sku !== line.sku && variant.size === line.size && variant.stock >= line.quantity && variant.color !== null)
  return others.length === 0 ? '' : listOf(others.map((variant) => variant.color ?? '')).replace(/ and (?=[^,]*$)/, ' or ')
}

/** What the customer wants for a piece, by their last words about it. */
export function wishedSettlement({ d }: Context): 'replacement' | 'refund' | 'other' | null {
  const asked = d.said.findLastIndex((each) => each.by === 'agent' && /prefer|rather|lieber|préfér|prefiere/i.test(each.text))
  const since = plain(d.said.slice(asked + 1).filter((each) => each.by === 'customer').map((each) => each.text).join('\n'))
  const text = asked >= 0 ? since : d.customerText
  const refund = text.search(/refund|money|rembours|reembols|erstatt/)
  const replacement = text.search(/replac|remplac|another|a new|new one|the same|\bagain\b|the set|reemplaz|ersatz|send (?:me )?(?:the|a|one)|exchange/)
  if (refund >= 0 && (replacement < 0 || asked >= 0 && refund < replacement)) return 'refund'
  if (replacement >= 0 && refund < 0) return 'replacement'
  if (refund >= 0 && replacement >= 0) return asked >= 0 ? 'replacement' : null
  return asked >= 0 && since !== '' ? 'other' : null
}

function damagedLines({ d }: Context, order: OrderValue): LineValue[] {
  if (order.lines.length === 1) return order.lines
  const foreign: Readonly<Record<string, RegExp>> = { BLANKET: /couverture|manta|decke/, MUG: /tasse|taza/, KETTLE: /bouilloire|kessel|hervidor/, LAMP: /lampe|lámpara/ }
  const colours: Readonly<Record<string, RegExp>> = { grey: /gris|grau/, blue: /bleue|azul|blau/, black: /noir|negro|schwarz/, white: /blanc|blanco|wei(?:ß|ss)/ }
  for (const { by, text } of d.said) {
    if (by !== 'customer') continue
    const clause = plain(text).split(/[.;!]\s/).find((each) => /trou|brok|crack|damag|chip|dent|hole|torn|faulty|dead|leak|shard|roto|kaputt|scratch|smash|shatter/.test(each)) ?? plain(text)
    const named = linesIn(order, clause)
    if (named.length === 1) return named
    const byName = order.lines.filter((line) => foreign[productOf(line.sku)]?.test(clause) === true)
    const byColour = byName.filter((line) => line.color !== null && colours[line.color]?.test(clause) === true)
    if (byColour.length === 1) return byColour
    if (byName.length === 1) return byName
  }
  return linesIn(order, d.customerText)
}

/** Whether the customer complains of damage or a fault, in any of the languages. */
export function complainsOfDamage({ d }: Context): boolean {
  if (/\bwash|shrunk|shrank/.test(d.opening)) return false
  return bears(d.opening, 'damaged') || /\bdead\b|went dark|\bhole\b|trou\b|cass[ée]|kaputt|roto\b|rota\b/.test(d.opening) || bears(d.opening, 'faulty')
}

