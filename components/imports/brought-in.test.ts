import { expect, it } from 'vitest'
import { broughtIn } from '@/components/imports/brought-in'
import { NO_COUNTS } from '@/lib/imports/import'

const counts = { ...NO_COUNTS, runs: 2, transcripts: 1 }

it('an import brought in what it counted once it is done, and nothing before or where it ended otherwise', () => {
  expect(broughtIn({ state: 'done', counts }).kinds).toEqual(['2 runs', '1 transcript'])
  for (const state of ['receiving', 'queued', 'reading', 'asking', 'publishing'] as const) expect(broughtIn({ state, counts })).toEqual({ kinds: [], none: 'nothing yet' })
  for (const state of ['failed', 'cancelled'] as const) expect(broughtIn({ state, counts })).toEqual({ kinds: [], none: 'nothing' })
})

it('an import that is done and counted nothing brought in nothing new', () => {
  expect(broughtIn({ state: 'done', counts: NO_COUNTS })).toEqual({ kinds: [], none: 'nothing new' })
})
