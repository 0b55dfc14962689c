import { expect, test } from 'vitest'
import { runLabels } from '@/lib/reports/run-label'

test('a run is called by its trial, and those of one trial are told apart by letters', () => {
  expect([...runLabels([{ id: 'x', trial: 1 }, { id: 'y', trial: 1 }, { id: 'z', trial: 2 }]).values()]).toEqual(['Run 1a', 'Run 1b', 'Run 2'])
  const many = runLabels(Array.from({ length: 30 }, (_, index) => ({ id: `r${index}`, trial: 7 })))
  expect([many.get('r25'), many.get('r26'), many.get('r29')]).toEqual(['Run 7z', 'Run 7aa', 'Run 7ad'])
})
