import { expect, test } from 'vitest'
import { softTarget } from '@/components/frame/soft-target'

const plain = { here: 'http://desk.test/runs?sort=trial', isDownload: false, isElsewhere: false, isHard: false }

test('a page of ours is reached softly, with its query', () => {
  expect(softTarget({ ...plain, href: '/runs?sort=-score' })).toBe('/runs?sort=-score')
  expect(softTarget({ ...plain, href: 'http://desk.test/cases/sab-v2/late_1' })).toBe('/cases/sab-v2/late_1')
})

test('a link to a message is left to the browser, which marks it', () => {
  expect(softTarget({ ...plain, href: '/transcripts/abc#m12' })).toBeNull()
  expect(softTarget({ ...plain, href: '#content' })).toBeNull()
})

test('a transcript is loaded as a document', () => {
  expect(softTarget({ ...plain, href: '/transcripts/abc?from=suite%3Dsab' })).toBeNull()
  expect(softTarget({ ...plain, href: '/transcripts?suite=sab' })).toBe('/transcripts?suite=sab')
})

test('another origin, a download, an API answer and signing out are left to the browser', () => {
  expect(softTarget({ ...plain, href: 'https://example.org/' })).toBeNull()
  expect(softTarget({ ...plain, href: 'javascript:alert(1)' })).toBeNull()
  expect(softTarget({ ...plain, href: '/notes.csv', isDownload: true })).toBeNull()
  expect(softTarget({ ...plain, href: '/api/v1/notes' })).toBeNull()
  expect(softTarget({ ...plain, href: '/sign-out' })).toBeNull()
})

test('a link that asks for a new page gets one', () => {
  expect(softTarget({ ...plain, href: '/runs', isElsewhere: true })).toBeNull()
  expect(softTarget({ ...plain, href: '/runs', isHard: true })).toBeNull()
})
