import { expect, it } from 'vitest'
import { answersOf, answerWords } from '@/lib/imports/answers'
import { answersFor, planImport } from '@/lib/imports/plan'
import { NOTHING_STORED, textSource } from '@/lib/imports/reading/reading.fixture'

const RESULTS = '[{"task_id":0,"reward":1,"trial":0,"traj":[{"role":"system","content":"# Retail agent policy"},{"role":"user","content":"hi"}]}]'
const folder = ['a/gpt-4o.json', 'a/gpt-4o-mini.json'].map((relativePath) => ({ ...textSource(relativePath, RESULTS), relativePath }))

it('is asked for once where files propose the same, and file by file where they do not', async () => {
  const plan = await planImport(folder, {}, NOTHING_STORED)
  expect(plan.questions.map(({ key, guess, files }) => [key, guess, files])).toEqual([
    ['suite', 'tau-bench-retail', ['a/gpt-4o.json', 'a/gpt-4o-mini.json']], ['model', 'gpt-4o', ['a/gpt-4o.json']], ['model', 'gpt-4o-mini', ['a/gpt-4o-mini.json']],
  ])
})

it('for one file goes to that file alone, so that two models in a folder stay two', async () => {
  const { files, questions } = await planImport(folder, {}, NOTHING_STORED)
  const given = answersOf(questions, ['shop', 'acme/big', 'acme/small'])
  expect(given).toEqual({ files: { 'a/gpt-4o.json': { suite: 'shop', model: 'acme/big' }, 'a/gpt-4o-mini.json': { suite: 'shop', model: 'acme/small' } } })
  expect(files.map((file) => answersFor(file, files, given, false))).toEqual([{ suite: 'shop', model: 'acme/big' }, { suite: 'shop', model: 'acme/small' }])
  expect((await planImport(folder, given, NOTHING_STORED)).questions).toEqual([])
  expect(answerWords(given, files.map(({ source }) => ({ name: source.name, bytes: 1 })))).toBe('suite shop, model acme/big for a/gpt-4o.json, model acme/small for a/gpt-4o-mini.json')
})

it('that is empty leaves its question open', async () => {
  const { questions } = await planImport(folder, {}, NOTHING_STORED)
  const given = answersOf(questions, ['shop', '', 'acme/small'])
  const again = await planImport(folder, given, NOTHING_STORED)
  expect(again.questions.map((question) => question.files)).toEqual([['a/gpt-4o.json']])
  // What was said of the same file stands beside it, to be thought over.
  expect(again.answered.map(({ key, guess, files }) => [key, guess, files])).toEqual([['suite', 'shop', ['a/gpt-4o.json']]])
})
