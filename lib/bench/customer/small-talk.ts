import type { Mood } from '@/lib/bench/cases/case'

// Lines for what happens in every conversation, by language and mood: a case writes its own where it matters.

export const OCCASIONS = ['agrees', 'thanks', 'accepts', 'handed_over', 'gives_up', 'does_not_know', 'nudge', 'again'] as const
export type Occasion = (typeof OCCASIONS)[number]
type Lines = Record<Occasion, string[]>

const ENGLISH: Record<'warm' | 'cool' | 'worried' | 'short', Lines> = {
  warm: {
    agrees: ['Yes please, go ahead.', 'That would be lovely, yes.', 'Yes, please do.', 'Perfect, go for it.'],
    thanks: ['Brilliant, thank you so much.', 'That is all I needed, thanks for the help.', 'Lovely, thanks. Have a good day.', 'Great, thank you.'],
    accepts: ['Okay, that is clear. Thank you for explaining.', 'Alright, good to know. Thanks for looking.', 'Fair enough, thanks for being straight with me.', 'I see. Thank you for checking.'],
    handed_over: ['Okay, thank you. I will wait to hear from them.', 'Fair enough, thanks for passing it on.', 'Alright, I will keep an eye on my inbox then.'],
    gives_up: ['Okay, I understand. Thanks anyway.', 'Shame, but thanks for explaining.', 'Alright then. Thank you for looking.'],
    does_not_know: ['I do not have that to hand, sorry.', 'Not sure about that one, I am afraid.', 'I could not tell you, sorry.'],
    nudge: ['Sorry, I am not sure what that means for me. What happens next?', 'Thanks, but does that answer my question?', 'Okay. And so what do we do now?'],
    again: ['As I said: ', 'Like I wrote above: ', 'Here it is again: '],
  },
  cool: {
    agrees: ['Yes. Do it.', 'Yes, and please get it right this time.', 'Fine, go ahead.', 'Yes, obviously.'],
    thanks: ['Finally. Thanks.', 'Okay. That is what I wanted to hear in the first place.', 'Right. Thank you.', 'Good. We are done then.'],
    accepts: ['Fine. Not what I wanted to hear, but at least it is clear.', 'Right. At least that is an answer.', 'All right then. I do not like it, but okay.', 'Okay. I have my answer.'],
    handed_over: ['Fine. I hope your colleague is quicker.', 'Okay, then I wait. Not happy, but okay.', 'Right. Tell them I expect an answer.'],
    gives_up: ['Unbelievable. I am done here.', 'Great service. Bye.', 'Forget it then. I will remember this.'],
    does_not_know: ['How should I know that?', 'No idea. Is that not in your system?', 'I do not have that.'],
    nudge: ['And? What are you going to do about it?', 'That is not an answer.', 'So what happens now, exactly?'],
    again: ['I already told you: ', 'Again: ', 'Read above. '],
  },
  worried: {
    agrees: ['Yes, please, as soon as you can.', 'Oh good, yes please.', 'Yes, do that please.', 'Yes, if that really works, please.'],
    thanks: ['Oh thank goodness. Thank you.', 'Okay, that calms me down. Thanks.', 'Thank you, I was really worried.', 'Phew. Thanks a lot.'],
    accepts: ['Okay. At least I know where I stand now. Thank you.', 'Alright. I will try not to worry. Thanks.', 'Okay, I understand. Thank you for being patient with me.'],
    handed_over: ['Okay. I hope they write soon. Thank you.', 'Alright, please tell them it matters to me.', 'Okay, I will wait then. Thanks.'],
    gives_up: ['Oh. Okay. I do not know what to do then. Thanks.', 'I see. I will have to find another way.', 'Okay... thanks anyway, I guess.'],
    does_not_know: ['I do not know, is that a problem?', 'Sorry, I really do not know that.', 'I am not sure, I do not want to say something wrong.'],
    nudge: ['Sorry, I did not quite follow. Is it going to be okay?', 'So what does that mean for me?', 'Okay, but what should I do now?'],
    again: ['Sorry if that got lost: ', 'I think I said it, but: ', 'Once more: '],
  },
  short: {
    agrees: ['Yes.', 'Yep, do it.', 'Ok go ahead', 'yes please'],
    thanks: ['Thx.', 'Ok, good. Thanks.', 'Cheers.', 'Great, got to run. Thanks.'],
    accepts: ['ok, got it. thx', 'Right. Thanks.', 'Fine, thx.', 'Ok. Clear.'],
    handed_over: ['Ok, waiting then.', 'Fine. Thanks.', 'ok'],
    gives_up: ['Ok, leave it.', 'Never mind then.', 'Whatever. Bye.'],
    does_not_know: ['Dunno.', 'Do not have it.', 'No idea, sorry.'],
    nudge: ['And now?', 'So?', 'Meaning what?'],
    again: ['See above: ', 'Again, ', 'Said already: '],
  },
}

const OTHERS: Readonly<Record<string, Lines>> = {
  de: {
    agrees: ['Ja, bitte machen Sie das.', 'Ja, einverstanden.'], thanks: ['Vielen Dank, das hilft mir.', 'Gut, danke Ihnen.'], accepts: ['Gut, dann weiß ich Bescheid. Danke.', 'In Ordnung, danke für die Auskunft.'], handed_over: ['In Ordnung, dann warte ich auf Ihre Kollegen. Danke.', 'Gut, danke fürs Weitergeben.'],
    gives_up: ['Schade. Trotzdem danke.', 'Na gut, dann eben nicht.'], does_not_know: ['Das weiß ich leider nicht.', 'Das habe ich gerade nicht zur Hand.'], nudge: ['Und was heißt das jetzt für mich?', 'Wie geht es denn nun weiter?'], again: ['Wie gesagt: ', 'Noch einmal: '],
  },
  fr: {
    agrees: ['Oui, allez-y.', 'Oui, merci de le faire.'], thanks: ['Merci beaucoup, c\'est clair.', 'Parfait, merci.'], accepts: ['D\'accord, au moins c\'est clair. Merci.', 'Bon, je comprends. Merci pour la réponse.'], handed_over: ['D\'accord, j\'attends leur réponse. Merci.', 'Très bien, merci d\'avoir transmis.'],
    gives_up: ['Dommage. Merci quand même.', 'Bon, tant pis.'], does_not_know: ['Je ne sais pas, désolée.', 'Je n\'ai pas cette information.'], nudge: ['Et concrètement, ça veut dire quoi pour moi ?', 'Et maintenant, que se passe-t-il ?'], again: ['Comme je disais : ', 'Je répète : '],
  },
  es: {
    agrees: ['Sí, por favor.', 'Sí, adelante.'], thanks: ['Muchas gracias, quedo más tranquila.', 'Perfecto, gracias.'], accepts: ['Está bien, ya me queda claro. Gracias.', 'Bueno, gracias por explicármelo.'], handed_over: ['Está bien, espero su respuesta. Gracias.', 'De acuerdo, gracias por pasarlo.'],
    gives_up: ['Qué pena. Gracias de todos modos.', 'Bueno, déjelo entonces.'], does_not_know: ['No lo sé, disculpe.', 'No tengo ese dato a mano.'], nudge: ['¿Y eso qué significa para mí?', '¿Y ahora qué hacemos?'], again: ['Como le decía: ', 'Se lo repito: '],
  },
  pt: {
    agrees: ['Sim, pode fazer.', 'Sim, por favor.'], thanks: ['Muito obrigado, ajudou bastante.', 'Ótimo, obrigado.'], accepts: ['Tudo bem, entendi. Obrigado.', 'Certo, pelo menos já sei. Obrigado.'], handed_over: ['Está bem, fico à espera. Obrigado.', 'Certo, obrigado por encaminhar.'],
    gives_up: ['Que pena. Obrigado mesmo assim.', 'Tudo bem, deixe estar.'], does_not_know: ['Não sei dizer, desculpe.', 'Não tenho isso aqui comigo.'], nudge: ['E o que isso quer dizer para mim?', 'E agora, o que acontece?'], again: ['Como eu disse: ', 'De novo: '],
  },
  pl: {
    agrees: ['Tak, proszę.', 'Tak, zgadzam się.'], thanks: ['Dziękuję bardzo za pomoc.', 'Super, dziękuję.'], accepts: ['Dobrze, rozumiem. Dziękuję.', 'W porządku, przynajmniej wiem. Dziękuję.'], handed_over: ['Dobrze, czekam na odpowiedź. Dziękuję.', 'W porządku, dziękuję za przekazanie.'],
    gives_up: ['Szkoda. Dziękuję mimo to.', 'No trudno.'], does_not_know: ['Niestety nie wiem.', 'Nie mam tego pod ręką.'], nudge: ['I co to dla mnie oznacza?', 'I co teraz?'], again: ['Jak pisałem: ', 'Jeszcze raz: '],
  },
  zh: {
    agrees: ['好的，麻烦你了。', '可以，请处理。'], thanks: ['明白了，谢谢你。', '好的，非常感谢。'], accepts: ['好的，我知道了，谢谢。', '明白了，谢谢说明。'], handed_over: ['好的，那我等你们同事的消息，谢谢。', '行，谢谢转达。'],
    gives_up: ['那算了，还是谢谢你。', '好吧，没办法。'], does_not_know: ['这个我不清楚，不好意思。', '我手边没有这个信息。'], nudge: ['那对我来说是什么意思呢？', '那现在怎么办？'], again: ['我刚才说过：', '再说一遍：'],
  },
}

const REGISTER: Record<Mood, keyof typeof ENGLISH> = { calm: 'warm', friendly: 'warm', hurried: 'short', anxious: 'worried', annoyed: 'cool', angry: 'cool', confused: 'worried', curt: 'short' }

/** The wordings for an occasion; English where the language has none. Never empty. */
export function smallTalk(occasion: Occasion, language: string, mood: Mood): readonly string[] {
  return (OTHERS[language.split('-')[0] ?? ''] ?? ENGLISH[REGISTER[mood]])[occasion]
}
