import { join, say, vary, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { OrderValue } from '@/lib/bench/agents/scripted/desk-values'
import { did, tried } from '@/lib/bench/agents/scripted/dossier'
import { foreignLanguage, type ForeignLanguage } from '@/lib/bench/agents/scripted/foreign'

/** Who takes what is handed over, as customers are told. */
const TEAMS: Readonly<Record<string, string>> = { claims: 'claims team', returns: 'returns team', payments: 'payments team', fraud: 'security team', safety: 'safety team', privacy: 'privacy team', special_requests: 'special requests team', other: 'team' }

const FOREIGN: Record<ForeignLanguage, string> = {
  fr: 'Je ne peux pas en décider moi-même : j\'ai transmis votre demande à notre équipe, une personne va l\'examiner et vous écrire. Je ne peux rien promettre.',
  es: 'No puedo decidirlo yo: he pasado su solicitud a nuestro equipo, y una persona le escribirá. No puedo prometer el resultado.',
  de: 'Das kann ich nicht selbst entscheiden: ich habe es an unser Team weitergegeben, jemand meldet sich bei Ihnen. Versprechen kann ich nichts.',
  pl: 'Nie mogę o tym zdecydować: przekazałem sprawę do naszego zespołu, ktoś się odezwie. Nie mogę niczego obiecać.',
  pt: 'Não posso decidir isso: passei o pedido à nossa equipa, e uma pessoa vai escrever-lhe. Não posso prometer nada.',
  zh: '这需要专人决定：我已经转交给我们的同事，他们会给您写信。结果我不能事先承诺。',
}

/** Hands over to a person, then tells the customer so: what was passed on, no outcome, no hour. `lead` is said first. */
export function handOver(ctx: Context, queue: string, reason: string, order: OrderValue | null, lead: string | null = null): Move {
  if (!did(ctx.d, 'handover') && tried(ctx.d, 'handover') === undefined) {
    return { calls: [{ name: 'handover', args: { queue, reason, summary: join(reason, `The customer wrote: ${ctx.d.said.filter((each) => each.by === 'customer').map((each) => each.text).join(' / ').slice(0, 600)}`), ...(order === null ? {} : { order: order.id }) } }] }
  }
  const language = foreignLanguage(ctx.d.opening)
  if (language !== null) return say(FOREIGN[language])
  const team = TEAMS[queue] ?? 'team'
  return say(lead, ctx.habits.style === 'terse' ? `I have passed it to our ${team}; a person takes it from here.` : vary(ctx, 'handed', [
    `I have passed this on to our ${team}: a person takes it from here, with what you told me${order === null ? '' : ` and ${order.id}`}. What they decide I cannot say beforehand.`,
    `This needs a person, so I have handed it to our ${team} with everything you wrote${order === null ? '' : ` about ${order.id}`}. They will write to you; I cannot promise an outcome.`,
  ]))
}
