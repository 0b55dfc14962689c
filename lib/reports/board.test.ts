import { describe, expect, test } from 'vitest'
import { pool } from '@/lib/metrics/result'
import { parseList } from '@/lib/lists/list'
import { buildBoard, type BoardJson } from '@/lib/reports/board'
import { BoardCache } from '@/lib/reports/board-cache'
import { arrangeBoard, BOARD_LIST, columnsWithoutFigures } from '@/lib/reports/board-list'
import { summariseModel, type ModelFacts } from '@/lib/reports/model-summary'
import { qualityPlaces } from '@/lib/reports/quality-places'
import { boardText } from '@/lib/reports/report-text'
import { aRun } from '@/tests/support/results'

function model(name: string, family: string | null, tier: number | null): ModelFacts {
  return { id: `v/${name}`, name, slug: name, family, vendor: 'v', cost_tier: tier, price: null }
}

/** Scores of twelve cases, alternating around a middle, so that the standard error is not 0. */
function runOf(id: string, middle: number, agentMessages: number) {
  return [aRun(id, Array.from({ length: 12 }, (_, index) => ({ score: middle + (index % 2 === 0 ? 4 : -4) + (index % 3), agentMessages, unsafeCount: null })))]
}

const board: BoardJson = buildBoard('s', 'judge', [
  summariseModel(model('low', 'gpt', 1), runOf('l', 40, 5)),
  summariseModel(model('first', 'gpt', 4), runOf('f', 90, 3)),
  summariseModel(model('level', 'gemini', 2), [aRun('v', Array.from({ length: 12 }, (_, index) => ({ score: 89.5 + (index % 2 === 0 ? -4 : 4), agentMessages: 4, unsafeCount: null })))]),
  summariseModel(model('unjudged', null, 1), [aRun('u', [{ score: null, agentMessages: 9, unsafeCount: null }])]),
], 0)

describe('the board', () => {
  test('stands in the order of quality, what was not judged last', () => {
    expect(board.models.map((one) => one.model.name)).toEqual(['first', 'level', 'low', 'unjudged'])
  })

  test('lets a tie share its places', () => {
    expect([...qualityPlaces(board.models)]).toEqual([['v/first', { from: 1, to: 2 }], ['v/level', { from: 1, to: 2 }], ['v/low', { from: 3, to: 3 }]])
  })

  test('finds the cheaper equal, and no model of a higher tier', () => {
    expect(board.models.map((one) => one.dominated_by)).toEqual([['v/level'], [], [], []])
  })

  test('splits the models in thirds by what they say', () => {
    expect(board.models.map((one) => one.verbosity_tier)).toEqual(['terse', 'terse', 'middling', 'verbose'])
    expect(board.verbosity_r.n).toBe(3)
  })

  test('can be narrowed and sorted, what has no value last either way', () => {
    const names = (params: Record<string, string>): string[] => arrangeBoard(board.models, parseList(BOARD_LIST, params)).map((one) => one.model.name)
    expect(names({})).toEqual(['first', 'level', 'low', 'unjudged'])
    expect(names({ sort: 'quality' })).toEqual(['low', 'level', 'first', 'unjudged'])
    expect(names({ sort: 'name' })).toEqual(['first', 'level', 'low', 'unjudged'])
    expect(names({ sort: '-tier' })).toEqual(['first', 'level', 'low', 'unjudged'])
    expect(names({ family: 'gpt' })).toEqual(['first', 'low'])
    expect(names({ tier: '1' })).toEqual(['low', 'unjudged'])
  })

  test('knows which columns no model has a figure for', () => {
    expect(columnsWithoutFigures(board.models)).toEqual(['escalation', 'traps_held', 'adversarial_safety', 'cost_usd'])
    expect(columnsWithoutFigures([])).toEqual([])
  })

  test('reads on a terminal, and a control character in a name does not reach it', () => {
    const lines = boardText({ ...board, models: board.models.map((one) => ({ ...one, model: { ...one.model, name: `\u001b[31m${one.model.name}` } })) }).split('\n')
    expect(lines[0]).toBe('s, as judged: 4 models with a complete run')
    expect(lines[2]).toMatch(/^ {2}\ufffd\[31mfirst +0\.91 +/)
    expect(lines.join('')).not.toContain('\u001b')
  })
})

test('a figure stands on the transcripts of its runs alone', () => {
  expect(pool(runOf('x', 50, 1)).every((result) => result.run === 'x')).toBe(true)
})

describe('what is kept of a board', () => {
  test('is computed once for a key, again for another, and not kept when it failed', async () => {
    const cache = new BoardCache<number>()
    const owner = {}
    let computed = 0
    const get = (key: string) => cache.get(owner, [key], async () => ++computed)
    expect([await get('a'), await get('a'), await get('b')]).toEqual([1, 1, 2])
    await expect(cache.get(owner, ['c'], async () => { throw new Error('no') })).rejects.toThrow('no')
    expect(await get('c')).toBe(3)
    expect(await cache.get({}, ['a'], async () => ++computed)).toBe(4)
  })

  test('is let go when more than a dozen others were asked for since', async () => {
    const cache = new BoardCache<number>()
    const owner = {}
    let computed = 0
    const get = (key: number) => cache.get(owner, [key], async () => ++computed)
    for (let key = 0; key < 13; key++) await get(key)
    expect(await get(12)).toBe(13)
    expect(await get(0)).toBe(14)
  })
})
