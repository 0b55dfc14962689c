import { expect, test } from 'vitest'
import { initialsOf } from '@/lib/people/names'

test('initials are letters or digits of the first two words that have one', () => {
  expect(initialsOf('  ana  maria lópez ')).toBe('AM')
  expect(initialsOf('Reviewer <b>bold</b>')).toBe('RB')
  expect(initialsOf('Ömer – 3rd')).toBe('Ö3')
  expect(initialsOf('admin@example.com')).toBe('A')
  expect(initialsOf('<> !')).toBe('')
})
