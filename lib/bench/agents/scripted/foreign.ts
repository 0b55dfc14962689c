import { dayText, daysBetween, join, say, type Context, type Move } from '@/lib/bench/agents/scripted/context'
import type { OrderValue, ParcelValue } from '@/lib/bench/agents/scripted/desk-values'
import { did } from '@/lib/bench/agents/scripted/dossier'
import { productOf } from '@/lib/bench/agents/scripted/understand'

// Where is my order, in the other languages of the shop's customers. What the desk returns stays as it is returned.

export const FOREIGN_LANGUAGES = ['es', 'fr', 'de', 'pl', 'pt', 'zh'] as const
export type ForeignLanguage = (typeof FOREIGN_LANGUAGES)[number]

const MARKS: Record<ForeignLanguage, RegExp> = {
  zh: /[\u4e00-\u9fff]/g,
  es: /[¿¡ñ]|\b(?:hola|buenas|pedido|d[óo]nde|gracias|est[áa]|por favor|mi|qu[ée])\b/gi,
  fr: /\b(?:bonjour|je|j'|ma|mon|commande|est|pas|depuis|une|qu'on|merci|colis|vous)\b/gi,
  de: /ß|\b(?:ich|und|nicht|ist|guten|tag|bitte|mein|meine|die|der|das|noch|wo)\b/gi,
  pl: /[ąęłżźćńś]|\b(?:dzie[ńn]|prosz[ęe]|gdzie|nie|jest|mam)\b/gi,
  pt: /[ãõ]|\b(?:bom|dia|pedido|n[ãa]o|caixa|uma|voc[êe]|obrigad[oa]|esqueceram|s[óo]|veio)\b/gi,
}

/** The language of a customer's first message; null for English, and where there is too little to tell. */
export function foreignLanguage(text: string): ForeignLanguage | null {
  const counts = FOREIGN_LANGUAGES.map((language) => ({ language, count: text.match(MARKS[language])?.length ?? 0 }))
  const best = counts.reduce((first, each) => (each.count > first.count ? each : first))
  const english = text.match(/\b(?:the|is|my|and|where|you|please|it|i|of|to)\b/gi)?.length ?? 0
  return best.count >= 3 && best.count > english ? best.language : null
}

const NAMES: Record<ForeignLanguage, Readonly<Record<string, string>>> = {
  es: { PLANTER: 'su maceta', WATCH: 'su reloj', PACK: 'su mochila', PHONES: 'sus auriculares', BOOT: 'sus botas', MUG: 'sus tazas', KETTLE: 'su hervidor', CREW: 'su jersey', BLANKET: 'su manta', LAMP: 'su lámpara' },
  fr: { PLANTER: 'votre pot', WATCH: 'votre montre', PACK: 'votre sac à dos', PHONES: 'votre casque', BOOT: 'vos bottes', MUG: 'vos tasses', KETTLE: 'votre bouilloire', CREW: 'votre pull', BLANKET: 'votre couverture', LAMP: 'votre lampe' },
  de: { PLANTER: 'Pflanztopf', WATCH: 'Uhr', PACK: 'Rucksack', PHONES: 'Kopfhörer', BOOT: 'Stiefel', MUG: 'Tassen', KETTLE: 'Wasserkessel', CREW: 'Pullover', BLANKET: 'Decke', LAMP: 'Lampe' },
  pl: { PLANTER: 'doniczka', WATCH: 'zegarek', PACK: 'plecak', PHONES: 'słuchawki', BOOT: 'buty', MUG: 'kubki', KETTLE: 'czajnik', CREW: 'sweter', BLANKET: 'koc', LAMP: 'lampa' },
  pt: { PLANTER: 'o seu vaso', WATCH: 'o seu relógio', PACK: 'a sua mochila', PHONES: 'os seus fones', BOOT: 'as suas botas', MUG: 'as canecas', KETTLE: 'a chaleira', CREW: 'o seu suéter', BLANKET: 'a sua manta', LAMP: 'a sua lâmpada' },
  zh: { PLANTER: '您的花盆', WATCH: '您的手表', PACK: '您的背包', PHONES: '您的耳机', BOOT: '您的靴子', MUG: '您的杯子', KETTLE: '您的水壶', CREW: '您的毛衣', BLANKET: '您的毯子', LAMP: '您的台灯' },
}

type Lines = {
  moving: (what: string, carrier: string, place: string, day: string) => string; estimate: (carrier: string, day: string) => string; today: (what: string, carrier: string, place: string) => string
  delivered: (what: string, carrier: string, text: string, day: string) => string; neighbour: (number: string) => string; customs: (days: number, place: string) => string; duties: string; trace: (carrier: string) => string
  two: string; late: string; inTime: string; signature: string; noSecond: string; unknown: string; after: string
}

const LINES: Record<ForeignLanguage, Lines> = {
  es: {
    moving: (what, carrier, place, day) => `Aquí lo tengo: el paquete con ${what} está con ${carrier}; el último registro es de ${place}, el ${day}.`, estimate: (carrier, day) => `${carrier} calcula la entrega para el ${day}.`, today: (what, carrier, place) => `Hoy el paquete con ${what} está en reparto con ${carrier} en ${place}.`,
    delivered: (what, carrier, text, day) => `Según ${carrier}, el paquete con ${what} se entregó el ${day} ("${text}").`, neighbour: (number) => `El paquete quedó con el vecino del número ${number}; ¿puede preguntar allí?`, customs: (days, place) => `Su paquete está en la aduana de ${place} desde hace ${days} días; pueden tardar hasta siete días.`, duties: 'Los aranceles los pagamos nosotros: no pague nada a nadie.',
    trace: (carrier) => `Es demasiado tiempo sin registro, así que he abierto una búsqueda con ${carrier}; responden en cinco días laborables.`, two: 'El pedido viaja en dos paquetes.', late: 'Eso es después del día que necesita, lo siento.', inTime: 'Eso es antes del día que necesita, aunque la fecha es del transportista.',
    signature: 'Sí: por su valor, alguien tiene que firmar la entrega.', noSecond: 'Mientras el paquete está en camino no puedo enviar otro.', unknown: 'Eso no lo veo en el seguimiento, así que no se lo puedo asegurar.', after: 'Tras diez días sin registro lo damos por perdido y usted elige entre otro envío y el reembolso.',
  },
  fr: {
    moving: (what, carrier, place, day) => `Bonjour, voici ce que je vois : le colis avec ${what} est chez ${carrier} ; le dernier passage date du ${day}, à ${place}.`, estimate: (carrier, day) => `${carrier} estime la livraison au ${day}.`, today: (what, carrier, place) => `Aujourd'hui, le colis avec ${what} est en cours de livraison avec ${carrier} à ${place}.`,
    delivered: (what, carrier, text, day) => `Selon ${carrier}, le colis avec ${what} a été livré le ${day} ("${text}").`, neighbour: (number) => `Le colis a été remis au voisin du numéro ${number} ; pouvez-vous lui demander ?`, customs: (days, place) => `Votre colis est à la douane à ${place} depuis ${days} jours ; elle peut le garder jusqu'à sept jours.`, duties: 'Les droits de douane sont à notre charge : ne payez rien à personne.',
    trace: (carrier) => `C'est trop long sans passage : j'ai ouvert une recherche auprès de ${carrier}, qui répond en cinq jours ouvrables.`, two: 'La commande voyage en deux colis.', late: 'C\'est malheureusement après le jour voulu.', inTime: 'C\'est avant le jour voulu, mais la date est celle du transporteur.',
    signature: 'Oui : vu sa valeur, la livraison se fait contre signature.', noSecond: 'Je ne peux pas encore en renvoyer un autre tant que le colis est en route.', unknown: 'Le suivi ne le dit pas, je ne peux donc pas vous l\'assurer.', after: 'Après dix jours sans passage, nous le considérons comme perdu et vous choisissez entre un nouvel envoi et le remboursement.',
  },
  de: {
    moving: (what, carrier, place, day) => `Guten Tag, ich habe nachgesehen: Ihr Paket (${what}) ist bei ${carrier}, der letzte Scan war am ${day} in ${place}.`, estimate: (carrier, day) => `${carrier} schätzt die Zustellung auf ${day}.`, today: (what, carrier, place) => `Ihr Paket (${what}) ist heute mit ${carrier} in ${place} in der Zustellung.`,
    delivered: (what, carrier, text, day) => `Laut ${carrier} wurde Ihr Paket (${what}) am ${day} zugestellt ("${text}").`, neighbour: (number) => `Die Sendung liegt beim Nachbarn in Nummer ${number}; können Sie dort fragen?`, customs: (days, place) => `Ihre Sendung ist seit ${days} Tagen beim Zoll in ${place}; bis zu sieben Tage sind üblich.`, duties: 'Die Abgaben zahlen wir: bitte zahlen Sie niemandem etwas.',
    trace: (carrier) => `Das ist zu lange ohne Scan, daher habe ich bei ${carrier} einen Nachforschungsauftrag gestellt; die Antwort kommt in fünf Werktagen.`, two: 'Die Bestellung kommt in zwei Paketen.', late: 'Das ist leider erst nach dem gewünschten Tag.', inTime: 'Das ist vor dem gewünschten Tag; es ist die Schätzung des Zustellers.',
    signature: 'Ja, wegen des Werts muss jemand unterschreiben.', noSecond: 'Das kann ich leider nicht: solange die Sendung unterwegs ist, schicken wir keine zweite.', unknown: 'Das steht nicht in der Sendungsverfolgung, daher kann ich es Ihnen nicht sagen.', after: 'Nach zehn Tagen ohne Scan gilt sie als verloren, und Sie wählen zwischen Ersatz und Erstattung.',
  },
  pl: {
    moving: (what, carrier, place, day) => `Dzień dobry, sprawdziłem: przesyłka (${what}) jest u ${carrier}, ostatni skan ${day}, ${place}.`, estimate: (carrier, day) => `${carrier} przewiduje doręczenie na ${day}.`, today: (what, carrier, place) => `Dziś przesyłka (${what}) jest w doręczeniu (${carrier}, ${place}).`,
    delivered: (what, carrier, text, day) => `Według ${carrier} przesyłka (${what}) jest doręczona: ${day} ("${text}").`, neighbour: (number) => `Kurier zostawił paczkę u sąsiada pod numerem ${number}. Proszę tam zapytać.`, customs: (days, place) => `Paczka jest od ${days} dni w urzędzie celnym (${place}); to może trwać do siedmiu dni.`, duties: 'Cło płacimy my: proszę nikomu nic nie płacić.',
    trace: (carrier) => `To za długo bez skanu, więc zgłosiłem poszukiwanie w ${carrier}; odpowiedź przyjdzie w pięć dni roboczych.`, two: 'Zamówienie jedzie w dwóch paczkach.', late: 'To niestety po potrzebnym dniu.', inTime: 'To przed potrzebnym dniem, ale to szacunek przewoźnika.',
    signature: 'Tak, ze względu na wartość ktoś musi podpisać odbiór.', noSecond: 'Nie mogę wysłać drugiej paczki.', unknown: 'Tego nie ma w śledzeniu, więc nie mogę tego powiedzieć.', after: 'Po dziesięciu dniach bez skanu uznajemy paczkę za zaginioną; wybiera Pan ponowną wysyłkę albo zwrot pieniędzy.',
  },
  pt: {
    moving: (what, carrier, place, day) => `O pacote com ${what} está com a ${carrier}; o último registro é de ${place}, ${day}.`, estimate: (carrier, day) => `A ${carrier} estima a entrega para ${day}.`, today: (what, carrier, place) => `Hoje o pacote com ${what} está em entrega com a ${carrier} em ${place}.`,
    delivered: (what, carrier, text, day) => `Segundo a ${carrier}, o pacote com ${what} foi entregue em ${day} ("${text}").`, neighbour: (number) => `O pacote ficou com o vizinho do número ${number}; pode perguntar lá?`, customs: (days, place) => `O pacote está na alfândega em ${place} há ${days} dias; pode levar até sete dias.`, duties: 'Os impostos são por nossa conta: não pague nada a ninguém.',
    trace: (carrier) => `É tempo demais sem registro, por isso abri uma busca com a ${carrier}; respondem em cinco dias úteis.`, two: 'São dois pacotes.', late: 'Infelizmente é depois do dia desejado.', inTime: 'É antes do dia desejado, mas a data é da transportadora.',
    signature: 'Sim: pelo valor, alguém tem de assinar.', noSecond: 'Enquanto está a caminho, não posso mandar outra.', unknown: 'Isso não aparece no rastreio, por isso não posso garantir.', after: 'Depois de dez dias sem registro damos o pacote por perdido, e você escolhe entre novo envio e reembolso.',
  },
  zh: {
    moving: (what, carrier, place, day) => `您好，我查到了：${what}由 ${carrier} 运送，最近一次扫描是${day}，${place}。`, estimate: (carrier, day) => `${carrier} 预计${day}送达。`, today: (what, carrier, place) => `今天${what}正在由 ${carrier} 派送（${place}）。`,
    delivered: (what, carrier, text, day) => `${carrier} 显示${what}已于${day}送达（"${text}"）。`, neighbour: (number) => `包裹放在 ${number} 号的邻居那里，麻烦您去问一下。`, customs: (days, place) => `您的包裹 ${days} 天前到达海关（${place}），海关一般最多需要七天。`, duties: '关税由我们承担，您不用付任何费用。',
    trace: (carrier) => `太久没有扫描了，所以我已请 ${carrier} 查找，五个工作日内会有答复。`, two: '这个订单分两个包裹寄出。', late: '很抱歉，这会晚于您需要的日子。', inTime: '这早于您需要的日子，不过这是承运商的预计。',
    signature: '是的，因为价值较高，需要有人签收。', noSecond: '包裹还在路上，我们不能再寄一份。', unknown: '物流信息里没有写，所以我不能确定。', after: '十天没有扫描就算丢失，您可以选择重寄或退款。',
  },
}

/** The move for a parcel in another language, after the tools have been asked: the facts first, then answers to what was asked. */
export function foreignMove(ctx: Context, order: OrderValue, parcels: readonly ParcelValue[], language: ForeignLanguage): Move {
  const lines = LINES[language]
  const isFirst = !ctx.d.said.some((each) => each.by === 'agent')
  const facts = parcels.flatMap((parcel) => factsOf(ctx, order, parcel, language))
  const open = parcels.find((parcel) => parcel.status !== 'delivered')
  if (isFirst) return say(parcels.length > 1 && lines.two, ...facts, order.notes.some((note) => /signature/i.test(note)) && lines.signature, wantsAnother(ctx.d.lastCustomer) && lines.noSecond)
  const text = ctx.d.lastCustomer
  return say(
    wantsAnother(text) && lines.noSecond,
    /firm|sign|unterschr|podpis|assin|签/.test(text) && order.notes.some((note) => /signature/i.test(note)) && lines.signature,
    /税|aduana|douane|zoll|cło|alf[âa]ndega|impost|arancel/.test(text) && lines.duties,
    open !== undefined && did(ctx.d, 'open_carrier_claim') && join(lines.trace(open.carrier), lines.after),
    open?.estimated_delivery != null && !did(ctx.d, 'open_carrier_claim') && lines.estimate(open.carrier, dayText(open.estimated_delivery, language)),
    open === undefined && facts.join(' '), /asegur|subir|garant|piso|piętr|seguro|sicher/.test(text) && lines.unknown,
  )
}

function wantsAnother(text: string): boolean {
  return /renvoie|renvoy|otro\b|otra\b|zweite|noch einmal schicken|jeszcze raz|drug[ąi]|mandar outra|再寄|再发/.test(text)
}

function factsOf(ctx: Context, order: OrderValue, parcel: ParcelValue, language: ForeignLanguage): string[] {
  const lines = LINES[language]
  const { now } = ctx.d
  const last = parcel.events.at(-1)
  const piece = order.lines.filter((line) => parcel.lines.length === 0 || parcel.lines.includes(line.line)).map((line) => NAMES[language][productOf(line.sku)] ?? line.title).join(', ')
  const day = dayText(last?.at ?? now, language)
  if (parcel.status === 'delivered') {
    const neighbour = /neighbou?r (?:at )?(?:no\.? ?)?(\w+)/i.exec(last?.text ?? '')
    return [lines.delivered(piece, parcel.carrier, last?.text ?? '', day), ...(neighbour?.[1] === undefined ? [] : [lines.neighbour(neighbour[1])])]
  }
  const estimate = parcel.estimated_delivery === null || did(ctx.d, 'open_carrier_claim', { parcel: parcel.id }) ? [] : [lines.estimate(parcel.carrier, dayText(parcel.estimated_delivery, language))]
  if (parcel.status === 'customs') return [lines.customs(Math.round(daysBetween(last?.at ?? now, now)), last?.place ?? ''), lines.duties, ...estimate]
  if (parcel.status === 'out_for_delivery') return [lines.today(piece, parcel.carrier, last?.place ?? ''), ...estimate]
  const wanted = order.gift?.wanted_by ?? (language === 'de' && /morgen geburtstag|geburtstag/.test(ctx.d.opening) ? new Date(Date.parse(now) + 86_400_000).toISOString().slice(0, 10) : null)
  const compared = wanted === null || parcel.estimated_delivery === null ? [] : [parcel.estimated_delivery > wanted ? lines.late : lines.inTime]
  return [lines.moving(piece, parcel.carrier, last?.place ?? '', day), ...(did(ctx.d, 'open_carrier_claim', { parcel: parcel.id }) ? [lines.trace(parcel.carrier), lines.after] : []), ...estimate, ...compared]
}

type CancelPhrases = { which: (count: number, orders: string) => string; confirm: (order: string, amount: string, payment: string) => string; done: (order: string, amount: string, payment: string) => string }

const CANCEL: Partial<Record<ForeignLanguage, CancelPhrases>> = {
  es: {
    which: (count, orders) => `Veo ${count} pedidos suyos: ${orders}. ¿Cuál de ellos quiere cancelar?`, confirm: (order, amount, payment) => `El pedido ${order} aún no ha salido, así que lo puedo cancelar; los ${amount} vuelven solos a su ${payment}. ¿Quiere que lo cancele?`,
    done: (order, amount, payment) => `Hecho: el pedido ${order} está cancelado, y los ${amount} vuelven a su ${payment} en tres a cinco días.`,
  },
  fr: {
    which: (count, orders) => `Je vois ${count} commandes : ${orders}. Laquelle souhaitez-vous annuler ?`, confirm: (order, amount, payment) => `La commande ${order} n'est pas encore partie, je peux donc l'annuler ; ${amount} reviennent d'eux-mêmes sur votre ${payment}. Voulez-vous que je le fasse ?`,
    done: (order, amount, payment) => `C'est fait : la commande ${order} est annulée, et ${amount} reviennent sur votre ${payment} en trois à cinq jours.`,
  },
}

/** How an order is cancelled in another language; null where English has to do. */
export function cancelPhrases(language: ForeignLanguage | null): CancelPhrases | null {
  return language === null ? null : CANCEL[language] ?? null
}
