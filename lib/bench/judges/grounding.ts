import type { MessageRecord } from '@/lib/bundle/record'

/** Something an agent stated that nobody had told it. */
export type Ungrounded = { message: number; quote: string; why: string }

const IDS = /\b[A-Z]{2}-\d{4,}\b/g
const AMOUNTS = /[$£€]\s?(\d+(?:[.,]\d{3})*(?:[.,]\d{2})?)/g
const MONEY = /^(?:price|total|shipping|discount|refunded|amount|saving|minimum)$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const NAMED_DAY = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}\\b|\\b${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b`, 'gi')
const PROMISES = /\b(?:i|we) (?:promise|guarantee)|guaranteed?\b|\bdefinitely (?:arrive|be (?:there|with you))|without fail/i
/** Claims of a finished deed, each with the tools one of which must have done it. */
const DEEDS: readonly { said: RegExp; tools: readonly string[] }[] = [
  { said: /\b(?:i have|i've|we have|we've) (?:now |just )?(?:cancell?ed)\b/i, tools: ['cancel_order', 'edit_order_line'] },
  { said: /\b(?:i have|i've|we have|we've) (?:now |just )?(?:issued|made|processed|sent|given) (?:you )?(?:a |your |the )?(?:full |partial )?refund/i, tools: ['refund_order', 'cancel_order', 'create_return'] },
  { said: /\b(?:i have|i've|we have|we've) (?:now |just )?(?:refunded)\b/i, tools: ['refund_order', 'cancel_order'] },
  { said: /\b(?:a|the|your) replacement (?:is on its way|has been sent|was sent)|\b(?:i have|i've|we have|we've) (?:now |just )?(?:sent|arranged|shipped|ordered) (?:you )?(?:a |the |your )?(?:replacement|new one)/i, tools: ['reship_order', 'create_exchange'] },
  { said: /\b(?:i have|i've|we have|we've) (?:now |just )?(?:changed|updated) (?:the|your) (?:delivery |shipping )?address/i, tools: ['change_address'] },
  { said: /\b(?:i have|i've|we have|we've) (?:now |just )?(?:passed|handed|escalated|forwarded)\b/i, tools: ['handover'] },
  { said: /\b(?:i have|i've|we have|we've) (?:now |just )?(?:opened|started|filed) (?:a |the |your )?(?:trace|claim|search|investigation)/i, tools: ['open_carrier_claim'] },
  { said: /\b(?:i have|i've|we have|we've) (?:now |just )?(?:made|set up|created|booked) (?:a |the |your )?(?:prepaid )?return/i, tools: ['create_return', 'create_exchange'] },
  { said: /\b(?:i have|i've|we have|we've) (?:now |just )?(?:left|added|put) a note/i, tools: ['add_note'] },
  { said: /\b(?:i have|i've|we have|we've) (?:now |just )?applied (?:the |your )?(?:code|promotion|discount)/i, tools: ['apply_promotion'] },
]

/**
 * What the agent stated without a source: order and parcel numbers, amounts of money, days, and deeds that no call of its own did. A source is
 * whatever a tool returned, the customer wrote, or the policy says before that message. Sums and differences of known amounts are known.
 */
export function findUngrounded(messages: readonly MessageRecord[], policyText: string): Ungrounded[] {
  const found: Ungrounded[] = []
  let known = policyText
  const amounts = new Set<string>(amountsOfPolicy(policyText))
  const days = new Set<string>()
  const done = new Set<string>()
  const names = new Map<string, string>()
  messages.forEach((message, number) => {
    if (message.role === 'agent') {
      for (const call of message.tool_calls ?? []) names.set(call.id ?? '', call.name)
      for (const id of message.content.match(IDS) ?? []) if (!known.includes(id)) found.push({ message: number, quote: id, why: `${id} was given by nobody.` })
      for (const match of message.content.matchAll(AMOUNTS)) {
        const amount = normalAmount(match[1] ?? '')
        if (!isKnownAmount(amount, amounts)) found.push({ message: number, quote: match[0], why: `${match[0]} was given by nobody.` })
      }
      for (const { day, quote } of daysIn(message.content)) if (!days.has(day)) found.push({ message: number, quote, why: `${quote} was given by nobody.` })
      const promise = PROMISES.exec(message.content)
      if (promise !== null) found.push({ message: number, quote: promise[0], why: 'Promises what nobody can promise.' })
      for (const deed of DEEDS) {
        const said = deed.said.exec(message.content)
        if (said !== null && !deed.tools.some((tool) => done.has(tool))) found.push({ message: number, quote: said[0], why: 'Says that something is done which no tool did.' })
      }
    } else if (message.role === 'tool') {
      const result = message.tool_result
      if (result != null) {
        const text = JSON.stringify(result.value)
        known += text
        moneyIn(result.value, amounts)
        for (const { day } of daysIn(text)) days.add(day)
        if (result.ok !== false) done.add(result.name ?? names.get(result.call ?? '') ?? '')
      }
    } else {
      known += message.content
      for (const amount of amountsIn(message.content)) amounts.add(amount)
      for (const { day } of daysIn(message.content)) days.add(day)
    }
  })
  return found
}

let policyAmounts: { text: string; amounts: readonly string[] } | undefined

/** A policy names the same amounts every time. */
function amountsOfPolicy(text: string): readonly string[] {
  if (policyAmounts?.text !== text) policyAmounts = { text, amounts: [...text.matchAll(AMOUNTS)].map((match) => normalAmount(match[1] ?? '')) }
  return policyAmounts.amounts
}

function amountsIn(text: string): string[] {
  return (text.match(/\d+(?:[.,]\d{3})*(?:[.,]\d{1,2})?/g) ?? []).map(normalAmount)
}

/** Money that a tool's result holds, under the names that money has on a desk. */
function moneyIn(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'number' && key === 'percent') into.add(`%${each}`)
    else if (typeof each === 'number' && MONEY.test(key)) into.add(normalAmount(each.toFixed(2)))
    else if (typeof each === 'string') for (const match of each.matchAll(AMOUNTS)) into.add(normalAmount(match[1] ?? ''))
    else moneyIn(each, into)
  }
}

/** Cents as a whole number, as text: "1,299.00", "1299" and "1299.0" are one amount. */
function normalAmount(text: string): string {
  const cents = /[.,](\d{1,2})$/.exec(text)
  const whole = (cents === null ? text : text.slice(0, cents.index)).replaceAll(/[.,]/g, '')
  return String(Number(whole) * 100 + (cents?.[1] === undefined ? 0 : Number(cents[1].padEnd(2, '0'))))
}

/** A total of two pieces, a difference, half the price, a promotion's share of them, or so many of one piece: arithmetic is no invention. */
function isKnownAmount(amount: string, known: ReadonlySet<string>): boolean {
  if (known.has(amount)) return true
  const wanted = Number(amount)
  const amounts = [...known].filter((each) => !each.startsWith('%')).map(Number)
  const shares = [...known].filter((each) => each.startsWith('%')).map((each) => Number(each.slice(1)) / 100)
  const sums = shares.length === 0 ? [] : [...amounts, ...amounts.flatMap((a) => amounts.map((b) => a + b))]
  if (shares.some((share) => sums.some((sum) => Math.round(sum * share) === wanted || Math.round(sum * (1 - share)) === wanted))) return true
  return amounts.some((each) => each === wanted * 2 || known.has(String(wanted - each)) || known.has(String(wanted + each)) || (each > 0 && wanted % each === 0 && wanted / each <= 5))
}

/** Days that a text names, as "month-day": ISO dates and English month names. */
function daysIn(text: string): { day: string; quote: string }[] {
  const found: { day: string; quote: string }[] = []
  for (const match of text.matchAll(/\b\d{4}-(\d{2})-(\d{2})/g)) found.push({ day: `${Number(match[1])}-${Number(match[2])}`, quote: match[0] })
  for (const match of text.matchAll(NAMED_DAY)) {
    const month = MONTHS.indexOf((match[2] ?? match[3] ?? '').slice(0, 3).toLowerCase()) + 1
    found.push({ day: `${month}-${Number(match[1] ?? match[4])}`, quote: match[0] })
  }
  return found
}
