import { expect, it } from 'vitest'
import { differences, differenceText } from '@/lib/imports/difference'
import type { JudgementRecord } from '@/lib/bundle/record'

const judged: JudgementRecord = { type: 'judgement', pass: 'p', run: 'r', case: 'c', judge: 'j', score: 80, evidence: [{ message: 1 }] }

it('names each place where two records differ, with both values', () => {
  expect(differenceText(differences({ ...judged, score: 74, resolved: true, evidence: [{ message: 2 }, { message: 3 }] }, judged))).toBe(
    'evidence[0].message: 2 in the file, 1 stored; evidence[1]: {"message":3} in the file, nothing stored; resolved: true in the file, nothing stored',
  )
})

it('finds none between records that mean the same', () => {
  expect(differences({ ...judged, resolved: null }, judged)).toEqual([])
})

it('cuts long values', () => {
  expect(differenceText(differences({ ...judged, rationale: 'x'.repeat(500) }, judged))).toBe(`rationale: "${'x'.repeat(79)}… in the file, nothing stored`)
})

it('shows long texts from shortly before the place where they part', () => {
  const said = 'The customer asked for the same thing over and over again until the agent '
  expect(differenceText(differences({ ...judged, rationale: `${said}gave in.` }, { ...judged, rationale: `${said}hung up.` }))).toBe('rationale: "…ain until the agent gave in." in the file, "…ain until the agent hung up." stored')
})
