import { describe, expect, it } from 'vitest'
import { withNeighbours } from '@/lib/imports/neighbours'
import { answersFor, type PlannedFile } from '@/lib/imports/plan'
import { textSource } from '@/lib/imports/reading/reading.fixture'
import { READERS } from '@/lib/imports/formats/readers'

const at = (relativePath: string) => ({ ...textSource(relativePath, '{}'), relativePath })

describe('the files of a folder', () => {
  it('find each other by their path, and nothing outside the import', () => {
    const [simulation, results] = withNeighbours([at('voice/simulations/a.json'), at('voice\\results.json'), textSource('loose.json', '{}')])
    expect(simulation?.beside?.('../results.json')).toBe(results)
    expect(simulation?.beside?.('b.json')).toBeNull()
    expect(simulation?.beside?.('../../../etc/passwd')).toBeNull()
    expect(results?.beside?.('simulations/a.json')).toBe(simulation)
    expect([simulation?.filesIn?.('.'), results?.filesIn?.('simulations'), results?.filesIn?.('.'), results?.filesIn?.('..')]).toEqual([1, 1, 1, 0])
  })
})

describe('an answer', () => {
  const file = (name: string, ...asked: [('suite' | 'model'), string | null][]): PlannedFile => ({ source: textSource(name, ''), reader: READERS.tau2, asked: asked.map(([key, guess]) => ({ key, guess, label: '', why: '' })) })
  const tau = file('tau', ['suite', 'guess-1'], ['model', 'm-1'])
  const other = file('other', ['model', 'm-2'])
  const full = file('full')

  it('goes to the files that asked for it, and to all where none did', () => {
    const files = [tau, other, full]
    expect(files.map((one) => answersFor(one, files, { suite: 'mine' }, false))).toEqual([{ suite: 'mine' }, {}, {}])
    expect(answersFor(full, [full], { suite: 'mine' }, false)).toEqual({ suite: 'mine' })
  })

  it('that was not given is the guess of each file by itself', () => {
    const files = [tau, other, full]
    expect(files.map((one) => answersFor(one, files, {}, true))).toEqual([{ suite: 'guess-1', model: 'm-1' }, { model: 'm-2' }, {}])
    expect(answersFor(other, files, { model: 'mine' }, true)).toEqual({ model: 'mine' })
  })
})
