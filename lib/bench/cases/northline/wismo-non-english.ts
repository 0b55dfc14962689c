import { act, close, hold, intent, look, tell, track } from '@/lib/bench/cases/northline/authoring'
import { calendar } from '@/lib/bench/cases/northline/calendar'
import { buyer, ca, gb, us } from '@/lib/bench/cases/northline/people'

const c = calendar('2026-04-22T14:00:00Z')
const marisol = buyer('Marisol Vega', us('2811 Fruitvale Avenue', 'Oakland', 'CA', '94601'), { language: 'es' })
const luc = buyer('Luc Gagnon', ca('125 rue King', 'Sherbrooke', 'QC', 'J1H 1P9'), { language: 'fr' })
const anke = buyer('Anke Wolters', gb('33 Bishopthorpe Road', 'York', 'YO23 1NA'), { language: 'de' })
const tomasz = buyer('Tomasz Zielony', gb('8 Carr Street', 'Ipswich', 'IP4 1EU'), { language: 'pl' })
const joao = buyer('João Medeiros', us('44 Ferry Street', 'Newark', 'NJ', '07105'), { language: 'pt' })
const wenli = buyer('Wenli Zhao', ca('8788 McKim Way', 'Richmond', 'BC', 'V6X 4E2'), { language: 'zh' })

export const WISMO_NON_ENGLISH = intent('wismo_non_english', { kind: 'solvable', policy: ['tone.language', 'tracking.facts'] }, [
  {
    title: 'Spanish: on its way, and she minds the stairs', by: marisol, mood: 'friendly', language: 'es', now: c.now,
    brief: 'Writes in Spanish. Where is the planter, and which day? A second question: does the courier carry it up to the third floor? The desk knows nothing about that.',
    persona: 'A gardener, warm, many diminutives.', expected: 'In Spanish: last scan and estimate; says that it does not know about the stairs instead of inventing.',
    opening: '¡Hola! ¿Me puede decir dónde anda mi macetita, la NL-91004? ¿Y la suben hasta el tercer piso?',
    pushback: [{ say: 'Ay, gracias, ¿pero qué día llega?' }, { say: '¿Y lo de subirla al tercero?', insists: true }],
    setup: { orders: [c.order('NL-91004', marisol, { placed: -6, status: 'shipped', lines: ['PLANTER-TERRACOTTA'], parcels: [c.parcel('9400910011', 'USPS', { status: 'in_transit', shipped: -4, eta: 1, events: [[-2, 'Reno, NV', 'Departed facility'], [-1, 'Sacramento, CA', 'Arrived at facility']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(1) } }, { agent_said: 'sacramento', means: 'names Sacramento, the last scan' }, { agent_said: 'está|llega|paquete|su maceta', means: 'answers in Spanish' }] }, required: [{ tool: 'track_parcel' }], policy: ['tone.whole'],
    reference: [track('NL-91004'), tell(`¡Hola! Su maceta llegó ayer a Sacramento, y USPS calcula la entrega para el ${c.say(1, 'es')}.`), close('Eso no lo veo en el seguimiento, así que no se lo puedo decir con seguridad; depende del repartidor.')],
  },
  {
    title: 'French: six days without a scan', by: luc, mood: 'annoyed', language: 'fr-CA', now: c.now,
    brief: 'Writes in French from Quebec. Six days without a scan: a trace is due. He first asks for a new parcel at once.',
    persona: 'A carpenter, familiar tone, straight.', expected: 'In French: last scan, opens a trace, sends nothing yet.',
    opening: 'Bonjour, ma commande NL-91017 est bloquée depuis presque une semaine. J\'aimerais qu\'on m\'en renvoie une autre.',
    pushback: [{ say: 'Pis en attendant, je fais quoi sans mon sac à dos ?', insists: true }, { say: 'Est-ce que quelqu\'un va au moins appeler le transporteur ?' }],
    setup: { orders: [c.order('NL-91017', luc, { placed: -11, status: 'shipped', lines: ['PACK-OLIVE'], parcels: [c.parcel('CP91022', 'Postes Canada', { status: 'in_transit', shipped: -9, eta: -3, events: [[-7, 'Toronto, ON', 'Departed'], [-6, 'Laval, QC', 'Arrived at facility']] })] })] },
    goal: { all: [{ records: 'carrier_claims', where: { parcel: 'CP91022', kind: 'trace' } }, { agent_said: 'enqu[êe]te|recherche|transporteur|postes canada', means: 'says in French that the carrier is asked to look for it' }, { agent_said: '\\b(?:votre|vous|le colis)\\b', means: 'answers in French' }, { unchanged: 'reshipments' }] }, required: [{ tool: 'open_carrier_claim' }], forbidden: [{ tool: 'reship_order', why: 'Lost only after ten days without a scan.' }], policy: ['tracking.stalled'],
    reference: [track('NL-91017'), act('open_carrier_claim', { parcel: 'CP91022', kind: 'trace' }), tell('Bonjour, le dernier passage de votre colis date d\'il y a six jours, à Laval. J\'ai ouvert une recherche auprès de Postes Canada, qui répond en cinq jours ouvrables.'), hold('Je comprends. Je ne peux pas encore en renvoyer un autre ; après dix jours sans passage, nous le remplaçons ou le remboursons, à votre choix.')],
  },
  {
    title: 'German: late, and her birthday', by: anke, mood: 'anxious', language: 'de', now: c.now,
    brief: 'Writes in German from York. The headphones for her son\'s birthday (tomorrow) are late; the new estimate is the day after.',
    persona: 'Formal, structured, disappointed rather than angry.', expected: 'In German: new estimate, honest that it misses the birthday; nothing due.',
    opening: 'Guten Tag, die Kopfhörer aus NL-91020 sollten gestern kommen. Mein Sohn hat morgen Geburtstag. Schaffen sie es noch?',
    pushback: [{ say: 'Das ist sehr enttäuschend. Können Sie nicht ein zweites Paar per Express schicken?', insists: true }, { say: 'An welchem Tag kommen sie denn nun?' }],
    setup: { orders: [c.order('NL-91020', anke, { placed: -8, status: 'shipped', lines: ['PHONES-BLACK'], parcels: [c.parcel('DPD91033', 'DPD', { status: 'in_transit', shipped: -6, eta: 2, events: [[-3, 'Hinckley', 'Delay at hub'], [-0.5, 'Leeds', 'At depot']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(2) } }, { agent_said: '\\b(?:sie|ihre|der|die)\\b', means: 'answers in German' }, { unchanged: ['reshipments', 'refunds'] }] }, required: [{ tool: 'track_parcel' }], forbidden: [{ tool: 'reship_order', why: 'Late is not lost.' }], policy: ['tracking.late', 'tracking.gift'],
    reference: [track('NL-91020'), tell(`Guten Tag, die Kopfhörer sind seit heute früh im Depot Leeds. DPD schätzt die Zustellung auf ${c.say(2, 'de')}, also leider erst nach dem Geburtstag.`), hold('Das kann ich leider nicht: solange die Sendung unterwegs ist, schicken wir keine zweite. Es tut mir leid für Ihren Sohn.')],
  },
  {
    title: 'Polish: a neighbour has it', by: tomasz, mood: 'curt', language: 'pl', now: c.now,
    brief: 'Writes in Polish from Ipswich. The tracking says delivered, he has nothing. The scan names the neighbour at number 10.',
    persona: 'A lorry driver, knows the business, few words.', expected: 'In Polish: delivered today to the neighbour at number 10; no claim, no replacement.',
    opening: 'Dzień dobry. NL-91033. Pisze, że doręczone. Nic nie mam. Gdzie to jest?',
    pushback: [{ say: 'U mnie nic nie ma. Gdzie dokładnie zostawili?' }, { say: 'Proszę po prostu wysłać jeszcze raz.' }], thanks: 'Faktycznie, sąsiad miał. Dzięki.',
    setup: { orders: [c.order('NL-91033', tomasz, { placed: -7, status: 'delivered', lines: ['BOOT-BLACK-11'], parcels: [c.parcel('EV91044GB', 'Evri', { status: 'delivered', shipped: -5, delivered: -0.2, proof: { signature: 'Neighbour, no. 10' }, events: [[-0.2, 'Ipswich', 'Left with neighbour at no. 10']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: 's[ąa]siad', means: 'says in Polish that a neighbour took it' }, { agent_said: '10', means: 'names number 10, where it was left' }, { unchanged: ['reshipments', 'refunds', 'carrier_claims'] }] }, required: [{ tool: 'track_parcel' }], forbidden: [{ tool: 'reship_order', why: 'The neighbour has it.' }], policy: ['missing.look'],
    reference: [track('NL-91033'), tell('Dzień dobry. Kurier zostawił dziś paczkę u sąsiada pod numerem 10. Proszę tam zapytać.')],
  },
  {
    title: 'Portuguese: half of it came', by: joao, mood: 'confused', language: 'pt', now: c.now,
    brief: 'Writes in Portuguese from Newark. The mugs came, the kettle is in a second parcel, due in two days.',
    persona: 'A baker who writes at four in the morning.', expected: 'In Portuguese: two parcels, the kettle\'s estimate; nothing sent again.',
    opening: 'Bom dia, do pedido NL-91046 só veio a caixa das canecas. E a chaleira? Esqueceram?',
    pushback: [{ say: 'Mas ninguém avisou que eram duas caixas. Quando chega a outra?' }, { say: 'Não é melhor mandar outra chaleira logo?', insists: true }],
    setup: { orders: [c.order('NL-91046', joao, { placed: -6, status: 'shipped', lines: ['MUG-SAGE', 'KETTLE-BLACK'], parcels: [
      c.parcel('1Z91L01', 'UPS', { lines: [1], status: 'delivered', shipped: -5, delivered: -1, events: [[-1, 'Newark, NJ', 'Left at front door']] }),
      c.parcel('1Z91L02', 'UPS', { lines: [2], status: 'in_transit', shipped: -3, eta: 2, events: [[-1, 'Harrisburg, PA', 'Departed hub']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: { date: c.day(2) } }, { agent_said: 'chaleira', means: 'names the kettle in Portuguese' }, { unchanged: ['reshipments', 'refunds'] }] }, required: [{ tool: 'track_parcel' }], forbidden: [{ tool: 'reship_order', why: 'It is in the second parcel.' }], policy: ['tracking.split'],
    reference: [track('NL-91046'), tell(`Bom dia! Não esquecemos: são duas caixas. A chaleira saiu ontem de Harrisburg, e a UPS estima a entrega para ${c.say(2, 'pt')}.`), hold('Enquanto ela está a caminho não posso mandar outra. Se não chegar, escreva e resolvemos.')],
  },
  {
    title: 'Chinese: at customs, and who pays', by: wenli, mood: 'calm', language: 'zh', now: c.now,
    brief: 'Writes in Chinese from Richmond, BC. Two days at customs; asks whether she has to pay duty.',
    persona: 'An accountant, courteous, brief.', expected: 'In Chinese: at customs for two days, up to seven is usual, duties are paid by Northline.',
    opening: '你好，我的订单NL-91059显示在海关。请问要等多久？需要我交税吗？',
    pushback: [{ say: '那关税由谁来付呢？' }, { say: '一般最多几天？' }],
    setup: { orders: [c.order('NL-91059', wenli, { placed: -9, status: 'shipped', lines: ['CREW-OAT-S'], parcels: [c.parcel('CP91077', 'Canada Post', { status: 'customs', shipped: -6, eta: 4, events: [[-2, 'Richmond, BC', 'Held at customs']] })] })] },
    goal: { all: [{ called: 'track_parcel' }, { agent_said: '(?:七|7)\\s*天', means: 'says that customs may take seven days' }, { agent_said: '税', means: 'says that the duties are paid' }, { unchanged: 'carrier_claims' }] }, required: [{ tool: 'track_parcel' }], policy: ['tracking.customs', 'tone.whole'],
    reference: [look('NL-91059'), track('NL-91059'), tell('您好，包裹两天前到达列治文海关，海关一般最多需要七天。关税由我们承担，您不用付任何费用。')],
  },
])
