import { describe, expect, it } from 'vitest'
import { asksFor, asksToConfirm, declines, readMoves } from '@/lib/bench/customer/cues'

describe('a request for a go-ahead', () => {
  it.each(['I will cancel NL-1. Shall I go ahead?', 'Would you like me to send a new one?', 'Is that right, and shall I change it?', 'Soll ich das so machen?', 'Voulez-vous que je le fasse ?', '¿Quiere que lo haga?', 'Posso cancelar?', 'Czy mam to zrobić?', '要我现在处理吗？'])('is heard in "%s"', (text) => {
    expect(asksToConfirm(text)).toBe(true)
  })

  it.each(['I have cancelled NL-1.', 'What is the order number?', 'You can go ahead and relax.', 'Let me confirm that for you.'])('is not heard in "%s"', (text) => {
    expect(asksToConfirm(text)).toBe(false)
  })
})

describe('a question', () => {
  const questions: [string, string][] = [
    ['order_number', 'Could you give me the order number?'], ['order_number', 'Wie lautet Ihre Bestellnummer?'], ['email', 'What is the email you ordered with?'], ['photo', 'Please send a photo of the crack.'], ['photo', 'Pouvez-vous m\'envoyer une photo ?'],
    ['choice', 'Would you prefer a replacement or a refund?'], ['budget', 'What is your budget?'], ['condition', 'Has the jacket been worn?'], ['address', 'What is the full new address?'], ['neighbours', 'Have you asked your neighbours?'], ['keep', 'Which order would you like to keep?'],
  ]
  it.each(questions)('for %s is heard in "%s"', (topic, text) => {
    expect(asksFor(text, topic)).toBe(true)
  })

  it('needs to be asked: a mention is not one', () => {
    expect(asksFor('The photo shows the side porch.', 'photo')).toBe(false)
    expect(asksFor('I will email you the label.', 'email')).toBe(false)
  })

  it('is heard sentence by sentence', () => {
    expect(asksFor('The photo is clear. Shall I go ahead?', 'photo')).toBe(false)
  })

  it('of a case\'s own is heard by its pattern, asked or said', () => {
    expect(asksFor('The parcel stands before a blue door.', 'neighbours', /blue/)).toBe(true)
  })
})

describe('moves', () => {
  it('are told apart', () => {
    expect([...readMoves('I cannot refund that.')]).toEqual(['refuses'])
    expect([...readMoves('I can’t refund that.')]).toEqual(['refuses'])
    expect([...readMoves('I have passed it on to our team.')].sort()).toEqual(['claims_done', 'hands_over'])
    expect([...readMoves('What is the email?')]).toEqual(['asks'])
    expect([...readMoves('Your parcel left Denver yesterday.')]).toEqual(['informs'])
  })
})

it('a no is told from a yes', () => {
  expect(['No, wait.', 'nope', 'Nein danke', 'Stop'].map(declines)).toEqual([true, true, true, true])
  expect(['Yes', 'No problem, go ahead', 'Not before time: yes', 'Notebooks, yes'].map(declines)).toEqual([false, false, false, false])
})
