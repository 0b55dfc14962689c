import type { LineValue, OrderValue, VariantValue } from '@/lib/bench/agents/scripted/desk-values'
import type { Dossier } from '@/lib/bench/agents/scripted/dossier'
import { linesIn, productOf } from '@/lib/bench/agents/scripted/understand'

const NUMBER_WORDS: Readonly<Record<string, string>> = { six: '6', seven: '7', eight: '8', nine: '9', ten: '10', eleven: '11', twelve: '12' }
const SIZE_WORDS: readonly [RegExp, string][] = [[/\bextra large\b/, 'XL'], [/\b(?:a |the |size |in )small\b|\bsmall one\b|\bsmall tee\b/, 'S'], [/\bmedium\b/, 'M'], [/\b(?:a |the |size |in )large\b|\blarge one\b|\bbig one\b/, 'L']]

/** Sizes of a product that a text names, in the order of the text; `raw` keeps its capitals. */
export function sizesIn(raw: string, sizes: readonly string[]): string[] {
  const text = raw.toLowerCase()
  const found: { size: string; at: number }[] = []
  for (const match of raw.matchAll(/(?<!['’\w-])(XS|S|M|L|XL)(?![\w'’-])/g)) if (sizes.includes(match[1] ?? '')) found.push({ size: match[1] ?? '', at: match.index })
  for (const match of text.matchAll(/\b(?:an? |in |size |to |for )(xs|s|m|l|xl)\b(?!')/g)) if (sizes.includes((match[1] ?? '').toUpperCase())) found.push({ size: (match[1] ?? '').toUpperCase(), at: match.index })
  for (const [pattern, size] of SIZE_WORDS) {
    const match = pattern.exec(text)
    if (match !== null && sizes.includes(size)) found.push({ size, at: match.index })
  }
  for (const match of text.matchAll(/(?<![\w$£.-])(\d{1,2})(?:s|y| ?years?)?(?!\w|%|\.\d|-?\d)|\b(six|seven|eight|nine|ten|eleven|twelve)s?\b/g)) {
    const number = match[1] ?? NUMBER_WORDS[match[2] ?? ''] ?? ''
    const size = sizes.find((each) => each === number || each === `${number}Y`)
    if (size !== undefined) found.push({ size, at: match.index })
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map((each) => each.size))]
}

/** The variants of a line's product that were looked up. */
export function variantsOf({ variants }: Dossier, line: LineValue): VariantValue[] {
  return [...variants.values()].filter((variant) => variant.product === productOf(line.sku))
}

/** The variant that a customer wishes for in the place of a line; null where the words name none. The latest words that name one count. */
export function wishedVariant(d: Dossier, line: LineValue): VariantValue | null {
  const variants = variantsOf(d, line)
  const sizes = [...new Set(variants.map((variant) => variant.size).filter((size) => size !== null))]
  const colours = [...new Set(variants.map((variant) => variant.color).filter((colour) => colour !== null))]
  let colour = line.color
  let size = line.size
  let isNamed = false
  for (const { by, text } of d.said) {
    if (by !== 'customer') continue
    const plainText = text.toLowerCase()
    const newColour = colours.filter((each) => each !== line.color && new RegExp(`\\b${each}\\b`).test(plainText) && !new RegExp(`not (?:the )?${each}`).test(plainText)).at(0)
    const newSize = sizesIn(text, sizes).filter((each) => each !== line.size).at(0) ?? (/size up|next size|one size (?:bigger|larger|too small)|a size too small/.test(plainText) ? nextSize(sizes, line.size) : undefined)
    if (newColour !== undefined) colour = newColour
    if (newSize !== undefined) size = newSize
    if (newColour !== undefined || newSize !== undefined) isNamed = true
  }
  return isNamed ? variants.find((variant) => variant.color === colour && variant.size === size) ?? null : null
}

function nextSize(sizes: readonly string[], from: string | null): string | undefined {
  const at = from === null ? -1 : sizes.indexOf(from)
  return at < 0 ? undefined : sizes[at + 1]
}

/** The lines of an order that a wish for another variant may be about: named in the last words that name any, by piece, colour or size. */
export function linesForWish(d: Dossier, order: OrderValue): LineValue[] {
  if (order.lines.length === 1) return order.lines
  const messages = d.said.filter((each) => each.by === 'customer').toReversed()
  for (const { text } of messages) {
    const plainText = text.toLowerCase()
    const own = plainText.replaceAll(/not (?:the |my )?\w+/g, ' ')
    const named = linesIn(order, own)
    const pool = named.length > 0 ? named : order.lines
    const byColour = pool.filter((line) => line.color !== null && new RegExp(`\\b${line.color}\\b`).test(plainText))
    const colourPool = byColour.length > 0 ? byColour : pool
    const bySize = colourPool.filter((line) => line.size !== null && sizesIn(text, [line.size]).length > 0)
    if (bySize.length === 1) return bySize
    if (byColour.length === 1) return byColour
    if (named.length === 1) return named
    if (named.length > 1 && messages.length === 1) return colourPool
  }
  const all = linesIn(order, d.customerText)
  return all.length > 0 ? all : order.lines
}

/** What a variant differs in from a line: "moss", "size 10", "white, size M". */
export function differenceText(line: LineValue, variant: VariantValue): string {
  return [variant.color === line.color ? null : variant.color, variant.size === line.size ? null : `size ${variant.size ?? ''}`].filter((part) => part !== null).join(', ')
}

/** The other variants of a line's product that are in stock: in the same size where it has one, else in the same colour. */
export function alternatives(d: Dossier, line: LineValue, out: VariantValue): VariantValue[] {
  return variantsOf(d, line).filter((variant) => variant.stock >= line.quantity && variant.sku !== line.sku && variant.sku !== out.sku && (variant.size === out.size || variant.color === out.color))
}
