import type { LineValue, OrderValue } from '@/lib/bench/agents/scripted/desk-values'

// What a customer's words say, by plain patterns: reference agents read as a hurried clerk does, not as a model would.

/** What customers ask for or complain about. Several may hold at once. */
const SIGNS = {
  refund: /refund|money back|my money|reimburse|pay me back|get (?:it|that) back on (?:the|my) card/,
  replacement: /replac|another (?:one|set|pair|parcel|in the mail)|send (?:me |out |us )?(?:a |the |another |one )?(?:new|second|fresh|right|correct)|re-?send|re-?ship|send (?:it|them|one|another)(?: out)? again|(?:send|get|want|need) (?:me )?another|new one|pop another/,
  cancel: /\bcancel|call (?:it|this|the order) off|(?:do not|don't) want (?:it|them|this|that|the order) (?:any ?more|after all)|stop (?:the|my|this) order|scrap (?:it|the order|that)|pull (?:the|that|my) order/,
  credit: /\bcredit\b|gesture|compensat|goodwill|something off|\$\d+ off|make (?:it|this|that) up to|for (?:the|my) trouble|voucher|discount/,
  redirect: /redirect|re-?route|divert|(?:go|deliver(?:ed)?|send|ship|sent|shipped|come) (?:it |them |there |this |that |my \w+ )?(?:instead )?to (?:my|a|an|another|the|our|his|her|their)\b|different address|another address|instead of (?:my|the) (?:house|home|address)/,
  address: /address|moved|moving|new (?:flat|apartment|place|house)|wrong (?:street|house|flat|apartment|zip|postcode|unit|number)|apartment number|unit number|zip code/,
  trace: /\btrace\b|investigat|ask(?:ed)? the (?:carrier|post)|ask .{0,20}(?:carrier|post office|courier)|lost parcel claim|open a claim/,
  damaged: /broke|crack|damag|shatter|chipp|dent(?:ed)?\b|leak|\btorn?e?\b|\btear\b|smash|bent\b|in pieces|in bits|scratch|ripped|squashed|crushed|snapped/,
  faulty: /faulty|defect|stopped (?:working|charging|heating)|doesn't (?:work|turn|heat|charge)|does not (?:work|turn|heat|charge)|won't (?:turn|start|heat|charge|work)|dead on|came apart|falling apart|fell apart|seam|peel|sole/,
  wrongItem: /wrong (?:item|thing|one|product|colou?r|size|jacket|order|parcel|boots?|box|piece)|not what i ordered|instead of (?:the |my |a )?|(?:got|received|sent|came|arrived|is) .{0,40}(?:but|when) i ordered|i ordered .{0,50}(?:but|and) (?:got|received|you sent|what came|it is|there)|somebody else's|someone else's/,
  missingPiece: /missing|only (?:got|received|found|one|two|three|contained|had)|not in the (?:box|parcel|package)|incomplete|was(?:n't| not) (?:in|inside)|short (?:by )?one|one (?:is )?short/,
  notReceived: /(?:says|marked|shows?|showing|claims?|supposedly|apparently|scanned as|tracking) .{0,40}deliver|delivered .{0,60}(?:but|nothing|not|never|no )|never (?:arrived|got|came|received|showed|turned)|(?:not|isn't|wasn't|nothing) (?:here|arrived|there|come|came|received)|didn't (?:arrive|come|get|receive|reach)|did not (?:arrive|come|get|receive|reach)|have(?:n't| not) (?:got|received|seen)|no (?:parcel|package|box)|where is it then|stolen/,
  late: /late\b|overdue|was due|supposed to (?:come|arrive|be)|still (?:waiting|not|hasn't|has not)|should (?:be|have been|have come)|delay|waiting/,
  promotion: /\bcode\b|promo|coupon|% off|percent off|sale price/,
  priceMatch: /cheaper|less at |refund me the difference|price match|match (?:the|that|their|it)|lower price|other shop|competitor|for less|went on sale|on sale now/,
  duplicate: /twice|duplicate|two (?:identical |of the same )?orders|double|second order|two (?:confirmation|order) |same (?:order|thing) (?:twice|again)|charged two|ordered .{0,30}again/,
  colour: /colou?r|navy|sand\b|moss|rust|oat\b|charcoal|plum|brown|black|yellow|teal|sage|clay|white|steel|\bred\b|grey|gray|ochre|\bblue\b|brass|olive|silver|bronze|green|terracotta|kraft|gold/,
  tooSmallOrBig: /too (?:small|big|tight|large|short|long|loose|wide|narrow)|size (?:up|down)|bigger|smaller|larger|next size|(?:doesn't|don't|does not|do not) fit|tight|swap .{0,20}size|another size|different size|exchange|pinch|swim in|\btiny\b|optimistic|size too/,
  used: /\bworn\b|\bwore\b|\bused\b|washed|hiked|camped|wearing|walked in|dirty|mud|stain|scuff|slept|once or twice/,
  returns: /\breturn|send (?:it|them|this|these) back|bring (?:it|them) back|give (?:it|them) back|take (?:it|them) back|don't (?:like|want|need)|do not (?:like|want|need)|changed my mind|not for me|(?:might|can|could|may) (?:they|it) come back|take (?:it|them) back/,
  bundle: /bundle|recommend|suggest|gift (?:idea|set|for)|what (?:would|do|should) (?:you|i) (?:recommend|suggest|get|buy)|looking for (?:a|something|some)|a set\b|present for|put together|ideas?\b/,
  gift: /birthday|gift|anniversary|christmas|wedding|party|present\b|in time|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|graduation|baby shower|mother's day|father's day|valentine/,
  upgrade: /express|overnight|faster|speed|quicker|upgrade|rush|expedit/,
  hold: /\bhold (?:it|the|on to|my)|delay (?:it|the)|wait with|ship (?:it )?later/,
} as const satisfies Record<string, RegExp>

export type Sign = keyof typeof SIGNS

/** Whether a text (lower case) bears a sign. */
export function bears(text: string, ...signs: Sign[]): boolean {
  return signs.some((sign) => SIGNS[sign].test(text))
}

export function ordersIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\bnl[-\s]?(\d{4,6})\b/gi)].map((match) => `NL-${match[1]}`))]
}

export function emailsIn(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [])].map((email) => email.replace(/\.$/, ''))
}

/** What people call the shop's products, by the first part of a SKU. */
const PRODUCT_WORDS: Readonly<Record<string, RegExp>> = {
  TEE: /\btees?\b|t-?shirts?|\bshirts?\b/, JKT: /chaqueta|\bveste\b|jacket|shell\b|\bcoat\b|fjord/, CREW: /crew\b|jumper|sweater|pullover|merino/, BOOT: /\bboots?\b|shoes?/, KIDS: /raincoat|kids|puddle|child's coat/, MUG: /\bmugs?\b|\bcups?\b/, KETTLE: /kettle/, BEANS: /\bbeans?\b|coffee\b(?! (?:maker|machine))/,
  ESPRESSO: /espresso|coffee (?:maker|machine)|\bmachine\b|piccolo/, BLANKET: /blanket|throw\b/, LAMP: /\blamp\b|desk light/, PACK: /backpack|rucksack|\bbag\b|harbor/, PHONES: /headphones?|headset|lumen/, WATCH: /\bwatch\b/, TENT: /\btent\b/, STOVE: /stove|cooker/, PLANTER: /maceta|planters?|\bpots?\b/,
  NOTES: /notebooks?|\bnotes\b|journals?/, CANDLE: /candles?/, EARRINGS: /ear-?rings?|tide/,
}

export function productOf(sku: string): string {
  return sku.split('-')[0] ?? sku
}

/** Products that a text names, as the first parts of SKUs. */
export function productsIn(text: string): string[] {
  return Object.entries(PRODUCT_WORDS).filter(([, words]) => words.test(text)).map(([product]) => product)
}

/** The lines of an order that a text names; by colour too where a product stands twice. All of them when it names none and there is but one. */
export function linesIn(order: OrderValue, text: string): LineValue[] {
  if (order.lines.length === 1) return order.lines
  const named = order.lines.filter((line) => PRODUCT_WORDS[productOf(line.sku)]?.test(text) === true)
  const byColour = named.filter((line) => line.color !== null && text.includes(line.color))
  return byColour.length > 0 && byColour.length < named.length ? byColour : named
}

/** A line as people call it: "Trail Tee in navy, size M", with the number of pieces when it is not one. */
export function lineText(line: Pick<LineValue, 'title' | 'color' | 'size' | 'quantity'>): string {
  const variant = [line.color === null ? '' : ` in ${line.color}`, line.size === null ? '' : `${line.color === null ? ' in' : ','} size ${line.size}`].join('')
  return `${line.quantity > 1 ? `${line.quantity} x ` : ''}${line.title}${variant}`
}

/** Whether a customer's words show a photo, or say that one is attached. */
export function showsPhoto(text: string): boolean {
  return /\[(?:photo|image|picture|attached|attachment)|(?:photo|picture|image|pic)s? (?:is |are )?(?:attached|sent|uploaded|below|coming|here)|(?:here is|here's|here are|attached|attaching|sending|sent you|uploaded|see) (?:is |are )?(?:a |the |my |two |some |you )*(?:photo|picture|image|pic)/.test(text)
}
