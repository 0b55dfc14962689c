import { expect, it } from 'vitest'
import { bytesWords, secondsWords, transferWords } from '@/components/imports/size'

it('says sizes and times in words', () => {
  expect([0, 999, 1000, 812_345, 999_499, 999_500, 1_440_000, 25_000_000, 1_400_000_000].map(bytesWords)).toEqual(['0 B', '999 B', '1 kB', '812 kB', '999 kB', '1.0 MB', '1.4 MB', '25 MB', '1.4 GB'])
  expect([0, 8.4, 59.6, 130].map(secondsWords)).toEqual(['0 s', '8 s', '1 min 0 s', '2 min 10 s'])
  expect(transferWords(5_000_000, 20_000_000, 1_000_000)).toBe('5.0 MB of 20 MB, 1.0 MB/s, 15 s left')
  expect(transferWords(5_000_000, null, null)).toBe('5.0 MB')
})
