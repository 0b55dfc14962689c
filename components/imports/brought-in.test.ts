import { expect, it } from 'vitest'
import { broughtIn } from '@/components/imports/brought-in'
import { NO_COUNTS } from '@/lib/imports/import'

const counts = { ...NO_COUNTS, runs: 2, transcripts: 1 }

it('an import brought in what it counted once it is done, and nothing before or where it ended otherwise', () => {
  expect(broughtIn({ state: 'done', counts, message: null }).kinds).toEqual(['2 runs', '1 transcript'])
  for (const state of ['receiving', 'queued', 'reading', 'asking', 'publishing'] as const) expect(broughtIn({ state, counts, message: null })).toEqual({ kinds: [], none: 'nothing yet' })
  for (const state of ['failed', 'cancelled'] as const) expect(broughtIn({ state, counts, message: null })).toEqual({ kinds: [], none: 'nothing' })
})

it('an import that is done and counted nothing brought in nothing new', () => {
  expect(broughtIn({ state: 'done', counts: NO_COUNTS, message: null })).toEqual({ kinds: [], none: 'nothing new' })
})

it('an import whose runs were removed says so', () => {
  expect(broughtIn({ state: 'done', counts, message: 'The runs it brought were removed by ana.' })).toEqual({ kinds: [], none: 'runs that were removed' })
})
