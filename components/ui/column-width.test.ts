import { expect, test } from 'vitest'
import { columnWidth, firstColumnWidth } from '@/components/ui/column-width'

const words = (row: { name: string }): string => row.name

test('a column without words is as wide as it says', () => {
  expect(columnWidth({ width: 90 }, [{ name: 'x'.repeat(80) }])).toBe(90)
})
test('a column is as wide as its longest words, between what it says and the most', () => {
  expect(columnWidth({ width: 100, words }, [{ name: 'short' }, { name: 'a model of thirty characters..' }])).toBe(250)
  expect(columnWidth({ width: 100, words }, [{ name: 'short' }])).toBe(100)
  expect(columnWidth({ width: 100, words }, [{ name: 'x'.repeat(200) }])).toBe(340)
  expect(columnWidth({ width: 100, words, most: 180 }, [{ name: 'x'.repeat(200) }])).toBe(180)
})
test('without rows it is as wide as it says', () => {
  expect(columnWidth({ width: 100, words }, [])).toBe(100)
})
test('a Chinese character counts as two', () => {
  expect(columnWidth({ width: 0, words }, [{ name: '退货政策咨询' }])).toBe(columnWidth({ width: 0, words }, [{ name: 'x'.repeat(12) }]))
})
test('the first column gives way where all columns then fit, and nowhere else', () => {
  expect(firstColumnWidth(100, 100, 900)).toBe('min(100px, 44vw)')
  expect(firstColumnWidth(220, 380, 900)).toBe('min(380px, 44vw, max((100cqi - 900px), (220px - (100cqi - 900px)) * 9999))')
})
