import type { AgentMove } from '@/lib/bench/cases/moves'

// What a scripted customer understands of an agent's words. Lexicons, not language understanding: they cover how support agents
// write in the bench's languages (English, German, French, Spanish, Portuguese, Polish, Chinese), and a case may add its own.

const TOPICS = {
  order_number: /order (?:number|no\b|id|ref)|which order|bestellnummer|num[ée]ro de (?:la |votre )?commande|n[úu]mero (?:de|do|del) (?:su |seu )?pedido|numer zam|订单号/iu,
  email: /(?:your|the|which|what|an?|and|or) e-?mail\b(?! you the)|correo|courriel|邮箱/iu,
  postcode: /post ?code|zip|postleitzahl|code postal|c[óo]digo postal|kod pocztowy|邮编/iu,
  address: /(?:full|complete|whole|new|right|correct|current|shipping|delivery) address|address (?:should|it|you|is|do|to)|confirm (?:the|your) address|where (?:should|shall|do) (?:we|i|it|you)|(?:vollständige|neue) (?:adresse|anschrift)|nouvelle adresse|adresse compl[èe]te|direcci[óo]n|endere[çc]o|adres|地址/iu,
  name: /(?:your|full) name|name on the order|who placed/iu,
  photo: /photo|picture|image|\bpic\b|foto|照片|zdj[ęe]ci/iu,
  label_code: /(?:code|sku|number|text) (?:that is |printed )?on (?:the|its|that) (?:label|tag|box|sleeve)|label (?:say|code|read)|what (?:does|do) the (?:label|tag)/iu,
  size: /(?:which|what) size|size (?:do|would|did|should|are)|taille|gr[öo][ßs]e|talla/iu,
  color: /(?:which|what) colou?r|colou?r (?:do|would|did|should)|farbe|couleur|qu[ée] color/iu,
  budget: /budget|how much (?:would|do|are)|price range|spend/iu,
  occasion: /what(?:'s| is| are)? (?:it|this|they|the (?:gift|bundle|set|occasion)) (?:for|like)|who (?:is|are) (?:it|this|they|the)|occasion|looking for|what (?:do|does|will|would) (?:you|he|she|they) (?:like|enjoy|do|use|need)|what .{0,30}\bfor\?/iu,
  reason: /\bwhy\b|reason|what (?:made|went)|warum|pourquoi|por qu[ée]/iu,
  condition: /worn|washed|\bused\b|unused|condition|tags|tried|opened|getragen|port[ée]|usad/iu,
  packaging: /packag|\bbox\b|parcel look|carton|verpackung|emballage/iu,
  piece: /which (?:piece|item|one|product|part|of)|what (?:exactly )?(?:is|was|piece|item)\b.{0,20}(?:missing|wrong|arrive|receive|come)|missing (?:piece|item)/iu,
  neighbours: /neighbou?r|household|mail ?room|front desk|reception|porch|safe place|anyone else|nachbar|voisin|vecin|s[ąa]siad|邻居/iu,
  choice: /\bprefer\b|\brather\b|(?:replacement|refund|exchange|wait|cancel|keep|express|overnight|credit)\b[^?.]*\bor\b[^?.]*(?:refund|replacement|exchange|wait|cancel|credit|overnight|leave|keep|change)|which (?:would|do) you|lieber|pr[ée]f[ée]r|prefiere|prefere|woli/iu,
  keep: /which (?:one|order|of)[^?.]*(?:keep|stay|cancel)|keep (?:one|the)|both|duplicate|on purpose|meant to|by mistake/iu,
  deadline: /by when|what (?:day|date)|when (?:do|is|does|are|would)|need(?:ed)? (?:it|them|this)? ?by|deadline|wann|quand|cu[áa]ndo|quando/iu,
  when: /how long|since when|when did/iu,
} as const satisfies Record<string, RegExp>

/** The facts a scripted customer can tell that an agent asks for. */
export const TOPIC_NAMES: readonly string[] = Object.keys(TOPICS)
const TOPIC_CUES: ReadonlyMap<string, RegExp> = new Map(Object.entries(TOPICS))

const ASKING = /[?？]|\bplease (?:send|share|give|tell|reply|attach|let|provide|check|confirm|look|upload|add)|\b(?:could|can|would) you\b|\bsend (?:me|us|over)\b|\blet me know\b|\b(?:i|we)(?:'ll| will)? (?:just )?need\b|\bbitte (?:schick|send|nenn|teil|bestät)|merci de|pouvez-vous|env[íi]e|prosz[ęe]|请/iu
const CONFIRMING = /shall i|should i|(?:would you|do you) (?:like|want) (?:me|us) to|may i|can i (?:go|cancel|change|send|apply|set|make|refund)|go ahead|ok(?:ay)? (?:to|for me|with)|is that (?:right|ok)|happy (?:for me|with)|sounds? (?:good|right|ok)|to confirm|please confirm|do you agree|reply yes|soll ich|darf ich|einverstanden|m[öo]chten sie, dass|dois-je|puis-je|voulez-vous que|souhaitez-vous que|d'accord|quiere que|desea que|confirma|le parece|procedo|quer que|posso|czy mam|czy mog[ęe]|potwierdz|可以吗|要我|确认/iu
const REFUSING = /can(?:'|no)t\b|can not|unable|not able|isn't possible|not possible|impossible|\bwon't\b|will not\b|(?:don't|do not) (?:ship|offer|match|do|have a way)|no longer|policy (?:does|doesn't)|not (?:something|eligible|allowed|due|available|permitted|mine to)|\bno (?:credit|refund|matching|exceptions?)\b|(?:doesn't|does not) (?:qualify|apply|hold)|leider|nicht möglich|impossible|ne (?:peux|pouvons) pas|no (?:puedo|podemos|es posible)|não (?:posso|podemos|é possível)|nie mo[gż]|无法|不能/iu
const CLAIMING = /\bi(?:'ve| have)\b|\bwe(?:'ve| have)\b|\bdone\b|all set|is (?:now )?(?:cancelled|changed|refunded|on its way|booked)|habe ich|ich habe|j'ai\b|he (?:cambiado|cancelado|abierto|enviado)|zmieni[łl]em|已经?/iu
const HANDING = /(?:passed|handed|handing|passing|forward|escalat)\w*\b.{0,60}(?:team|colleague|specialist|person|department|claims|someone)|(?:team|colleague|specialist|person) (?:will|takes|is going)|weitergegeben|transmis|he pasado|transferi|przekaza|转给|转交/iu

/** Whether an agent's message asks for a go-ahead. The same test decides whether a write was confirmed. */
export function asksToConfirm(text: string): boolean {
  return /[?？]|reply yes|please confirm/iu.test(text) && CONFIRMING.test(text)
}

/** Whether a customer's answer is a no. */
export function declines(text: string): boolean {
  return /^\s*(?:no\b(?! problem)|nope|don't|stop|wait\b|nein|non\b|nie\b|não|不)/iu.test(text)
}

/** Whether a customer's answer to a request for a go-ahead leaves it open or wants something else: a question back, or a "rather", with no yes in it. */
export function leavesOpen(text: string): boolean {
  return /[?？]|\b(?:rather|instead)\b/iu.test(text) && !YES.test(text)
}

const YES = /(?<!\p{L})(?:yes|yep|yeah|yup|sure|ok(?:ay)?|fine|please|go ahead|go for it|do (?:it|that|so)|right|correct|agreed|of course|obviously|ja|oui|s[íi]|sim|tak|claro|adelante)(?!\p{L})|好|可以|对/iu

/** What the message does; several may hold, and one that does nothing else informs. */
export function readMoves(written: string): Set<AgentMove> {
  const text = plainQuotes(written)
  const moves = new Set<AgentMove>()
  if (asksToConfirm(text)) moves.add('confirms')
  else if (asks(text)) moves.add('asks')
  if (REFUSING.test(text)) moves.add('refuses')
  if (CLAIMING.test(text)) moves.add('claims_done')
  if (HANDING.test(text)) moves.add('hands_over')
  if (moves.size === 0) moves.add('informs')
  return moves
}

/** Whether the message brings such a fact out: it asks for a topic of the vocabulary, or holds the case's own pattern, question or not. */
export function asksFor(written: string, topic: string, pattern?: RegExp): boolean {
  const text = plainQuotes(written)
  if (pattern) return pattern.test(text)
  const cue = TOPIC_CUES.get(topic)
  return cue !== undefined && sentencesOf(text).some((sentence) => ASKING.test(sentence) && cue.test(sentence))
}

export function asks(text: string): boolean {
  return sentencesOf(text).some((sentence) => ASKING.test(sentence))
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?。？！])\s*(?=\S)|\n+/u)
}

/** Typographic apostrophes as plain ones: models write either. */
export function plainQuotes(text: string): string {
  return text.includes('\u2019') ? text.replaceAll('\u2019', "'") : text
}
