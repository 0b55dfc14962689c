import { expect, it } from 'vitest'
import { detailWords } from '@/lib/audit/detail'

it.each([
  ['{"before":"admin","after":"viewer"}', 'before admin, after viewer'],
  ['{"name":"ci","scopes":["read","import"],"days":null}', 'name ci, scopes read + import'],
  ['{"files":"a.json","counts":{"runs":2,"models":0}}', 'files a.json, counts (runs 2)'],
  ['{"by":"set-up link"}', 'by set-up link'],
  ['no json', 'no json'], ['[1]', '[1]'], ['{}', ''],
])('%s reads: %s', (detail, words) => {
  expect(detailWords(detail)).toBe(words)
})
