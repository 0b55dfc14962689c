import { expect, test } from 'vitest'
import { isEntrance, softTarget } from '@/components/frame/soft-target'

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

test('what is for who is not signed in is loaded as a document, without the frame', () => {
  for (const href of ['/sign-in?next=%2Fruns', '/setup', '/invite?key=k']) expect(softTarget({ ...plain, href })).toBeNull()
  expect(isEntrance('/sign-in')).toBe(true)
  expect(isEntrance('/settings/people')).toBe(false)
})

test('a link that asks for a new page gets one', () => {
  expect(softTarget({ ...plain, href: '/runs', isElsewhere: true })).toBeNull()
  expect(softTarget({ ...plain, href: '/runs', isHard: true })).toBeNull()
})
