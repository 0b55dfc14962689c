import { describe, expect, it } from 'vitest'
import { changedDraft, newDraft, placeLabel, withPlaces, type Place } from '@/components/findings/composer-state'
import type { TagOption } from '@/lib/tags/tag'

const TAGS: TagOption[] = (['strength', 'weakness', 'safety', 'neutral'] as const).map((polarity) => ({ id: polarity, name: polarity, polarity, description: null }))
const place = (by: Place['by'], message = 1): Place => ({ anchor: { message }, words: null, label: `message ${message}`, by })
const faultOf = (by: Place['by'], tag: string) => changedDraft(newDraft([place(by)]), { tag: { id: tag, label: tag } }, TAGS).fault

describe('whose fault a new finding says', () => {
  it('follows the place and the tag', () => {
    expect(newDraft([place('agent')]).fault).toBe('agent')
    expect([faultOf('agent', 'weakness'), faultOf('agent', 'safety'), faultOf('agent', 'strength'), faultOf('agent', 'neutral')]).toEqual(['agent', 'agent', null, null])
    expect([faultOf('customer', 'weakness'), faultOf(null, 'weakness'), faultOf('customer', 'strength')]).toEqual(['customer', null, null])
    expect(newDraft([]).fault).toBe(null)
  })

  it('stays as it was chosen by hand, also where nothing was chosen', () => {
    const byHand = changedDraft(newDraft([place('agent')]), { fault: 'task' }, TAGS)
    expect(changedDraft(byHand, { tag: { name: 'new', polarity: 'strength' } }, TAGS).fault).toBe('task')
    const notSaid = changedDraft(newDraft([place('agent')]), { fault: null }, TAGS)
    expect(changedDraft(notSaid, { tag: { id: 'weakness', label: 'weakness' } }, TAGS).fault).toBe(null)
  })
})

describe('places of a finding', () => {
  it('are none twice, and at most eight', () => {
    expect(withPlaces([place('agent')], [place('agent'), place('agent', 2)])).toHaveLength(2)
    const passage = (start: number): Place => ({ ...place('agent'), anchor: { message: 1, part: 'content', passage: { start, end: 9 } } })
    expect(withPlaces([passage(1)], [passage(1), passage(2), place('agent')])).toHaveLength(3)
    expect(withPlaces([], Array.from({ length: 12 }, (_, message) => place(null, message)))).toHaveLength(8)
  })

  it('are named by what they are and where', () => {
    expect([placeLabel(12, null, null), placeLabel(9, 'call', 'find_order'), placeLabel(9, 'call', null), placeLabel(10, 'result', 'find_order')])
      .toEqual(['message 12', 'call find_order in message 9', 'call in message 9', 'result of find_order in message 10'])
  })
})
