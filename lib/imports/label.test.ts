import { expect, it } from 'vitest'
import { labelOf } from '@/lib/imports/label'

it.each([
  [[], 'no files'],
  [[{ name: 'a.json' }], 'a.json'],
  [[{ name: 'a.json' }, { name: 'b.json' }], 'a.json and 1 more'],
  [[{ name: 'a.json', relativePath: 'runs/x/a.json' }], 'a.json'],
  [[{ name: 'a.json', relativePath: 'runs/a.json' }, { name: 'b.json', relativePath: 'runs/x/b.json' }], 'runs, 2 files'],
  [[{ name: 'a.json', relativePath: 'one/a.json' }, { name: 'b.json', relativePath: 'two/b.json' }, { name: 'c.json' }], 'a.json and 2 more'],
])('an import of %j is called %s', (files, label) => {
  expect(labelOf(files)).toBe(label)
})
