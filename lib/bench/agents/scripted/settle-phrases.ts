import type { ForeignLanguage } from '@/lib/bench/agents/scripted/foreign'

/** What is said while a damaged, wrong or lost piece is settled, in one language. */
export type SettlePhrases = {
  sorry: string; askPhoto: string; askPhotoAgain: string; choice: string; choiceOut: (what: string, others: string) => string
  confirmReplace: (what: string, where: string, back: boolean, order: string) => string; confirmRefund: (amount: string, payment: string, back: boolean, order: string) => string
  replaced: (what: string, where: string, back: boolean) => string; refunded: (amount: string, payment: string, back: boolean) => string
}

export const ENGLISH: SettlePhrases = {
  sorry: 'I am sorry about that.', askPhoto: 'Could you send a photo of it?', askPhotoAgain: 'I believe you; we still need a photo before we replace or refund anything, for everybody alike. Could somebody take a photo for you?', choice: 'Would you prefer a replacement or a refund?',
  choiceOut: (what, others) => `${what} is sold out, so I cannot send it again. Would you prefer ${others === '' ? '' : `${others} instead, or `}a refund?`,
  confirmReplace: (what, where, back, order) => `I will send ${what} of ${order} again, free of charge, to ${where}${back ? ', with a prepaid label for sending the old one back' : '; the old one need not come back'}. Shall I go ahead?`,
  confirmRefund: (amount, payment, back, order) => `I will refund ${amount} of ${order} to your ${payment}${back ? ' and make a return with a prepaid label' : '; nothing needs to come back'}. Shall I go ahead?`,
  replaced: (what, where, back) => `${what} is on its way to ${where}${back ? ', and the prepaid label for the old one is in your mail' : ', and nothing needs to come back'}.`,
  refunded: (amount, payment, back) => `${amount} goes back to your ${payment}${back ? ', and the prepaid label is in your mail' : ', and nothing needs to come back'}.`,
}

const FRENCH: SettlePhrases = {
  sorry: 'Bonjour, je suis désolé.', askPhoto: 'Pouvez-vous m\'envoyer une photo ?', askPhotoAgain: 'Je vous crois ; il nous faut tout de même une photo avant tout remplacement. Pouvez-vous en envoyer une ?', choice: 'Préférez-vous un remplacement ou un remboursement ?',
  choiceOut: () => 'Cet article est épuisé. Préférez-vous un remboursement ?',
  confirmReplace: (_what, where, back, order) => `Je vous renvoie l'article de la commande ${order} sans frais à l'adresse ${where}${back ? ', avec une étiquette prépayée pour le retour de l\'autre' : ''}. Voulez-vous que je le fasse ?`,
  confirmRefund: (amount, payment, back, order) => `Je vous rembourse ${amount} pour ${order} (${payment})${back ? ', avec une étiquette prépayée pour le retour' : ''}. Voulez-vous que je le fasse ?`,
  replaced: (_what, where, back) => `C'est fait : le nouvel article part chez vous, ${where}${back ? ', et l\'étiquette de retour est dans votre boîte mail' : ''}.`,
  refunded: (amount, payment, back) => `C'est fait : vous êtes remboursé de ${amount} (${payment})${back ? ', et l\'étiquette de retour est dans votre boîte mail' : ''}.`,
}

const SPANISH: SettlePhrases = {
  sorry: 'Lo siento mucho.', askPhoto: '¿Me puede enviar una foto?', askPhotoAgain: 'Le creo; aun así necesitamos una foto antes de cambiar o devolver nada. ¿Me la puede enviar?', choice: '¿Prefiere un reemplazo o el reembolso?',
  choiceOut: () => 'Está agotado. ¿Prefiere el reembolso?',
  confirmReplace: (_what, where, back, order) => `Le envío de nuevo la pieza de ${order} sin coste a ${where}${back ? ', con una etiqueta pagada para devolver la otra' : ''}. ¿Quiere que lo haga?`,
  confirmRefund: (amount, payment, back, order) => `Le devuelvo ${amount} de ${order} a su ${payment}${back ? ', con una etiqueta pagada para la devolución' : ''}. ¿Quiere que lo haga?`,
  replaced: (_what, where, back) => `Hecho: la nueva pieza sale hacia ${where}${back ? ', y la etiqueta está en su correo' : ''}.`,
  refunded: (amount, payment, back) => `Hecho: ${amount} vuelven a su ${payment}${back ? ', y la etiqueta está en su correo' : ''}.`,
}

const GERMAN: SettlePhrases = {
  sorry: 'Das tut mir leid.', askPhoto: 'Können Sie mir ein Foto schicken?', askPhotoAgain: 'Ich glaube Ihnen; ein Foto brauchen wir trotzdem, bevor wir etwas ersetzen. Können Sie eines schicken?', choice: 'Möchten Sie lieber Ersatz oder eine Erstattung?',
  choiceOut: () => 'Das ist leider ausverkauft. Möchten Sie lieber eine Erstattung?',
  confirmReplace: (_what, where, back, order) => `Ich schicke das Stück aus ${order} kostenlos noch einmal an ${where}${back ? ', mit einem bezahlten Etikett für die Rücksendung' : ''}. Soll ich das machen?`,
  confirmRefund: (amount, payment, back, order) => `Ich erstatte ${amount} aus ${order} auf Ihre ${payment}${back ? ', mit einem bezahlten Etikett für die Rücksendung' : ''}. Soll ich das machen?`,
  replaced: (_what, where, back) => `Erledigt: das neue Stück geht an ${where}${back ? ', das Etikett ist in Ihrer Post' : ''}.`,
  refunded: (amount, payment, back) => `Erledigt: ${amount} gehen an Ihre ${payment} zurück${back ? ', das Etikett ist in Ihrer Post' : ''}.`,
}

/** The phrases of a language; English where there are none. */
export function settlePhrases(language: ForeignLanguage | null): SettlePhrases {
  switch (language) {
    case 'fr': return FRENCH
    case 'es': return SPANISH
    case 'de': return GERMAN
    default: return ENGLISH
  }
}
