// Apart from lib/search/search.ts, whose schemas bring zod: every page loads this (components/frame/menus.ts).

/** Whether every word stands somewhere in the title, whatever the case. */
export function matchesWords(title: string, words: string): boolean {
  const text = title.toLowerCase()
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word))
}
