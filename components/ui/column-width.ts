/** Mean advance of a character of 14 px text in px, and what stands beside the words in a cell. */
const ADVANCE = 7.4
const PADDING = 28
/** No column is made wider than this by its words, unless it says so. */
const MOST = 340
/** Scripts whose characters are about twice as wide as a Latin one. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/gu

/** What a column says about its width. `words`: what a cell shows, where the column should be as wide as its words; `most`: the most that makes it, in px. */
export type Fitting<Row> = { width: number; words?: (row: Row) => string; most?: number }

/** The least width of a column over these rows in px: as declared, or as much more as its longest words need. */
export function columnWidth<Row>(column: Fitting<Row>, rows: readonly Row[]): number {
  const { words, width, most = MOST } = column
  if (words === undefined) return width
  const longest = rows.reduce((most, row) => Math.max(most, advanceOf(words(row))), 0)
  return Math.max(width, Math.min(most, Math.ceil(longest * ADVANCE) + PADDING))
}

/**
 * The width of the first column as CSS: what its words want, but less, down to what it declares, where that alone lets all
 * columns be seen at once. Where they cannot be anyway it keeps its words; on a narrow screen it leaves room for the others.
 * @param others what the other columns take, in px; `cqi` is the width of what the table scrolls in
 */
export function firstColumnWidth(declared: number, wanted: number, others: number): string {
  if (wanted <= declared) return `min(${wanted}px, 44vw)`
  const left = `(100cqi - ${others}px)`
  // Less than declared is left: the factor makes the second term larger than anything wanted, above it negative.
  return `min(${wanted}px, 44vw, max(${left}, (${declared}px - ${left}) * 9999))`
}

function advanceOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}
