import type { Note } from '@/lib/notes/note'
import { oneLine } from '@/lib/transcripts/visible-text'

/** Notes as Markdown. Every text that people or models wrote stands in code, where nothing is interpreted: no HTML, no link, no image. */
export async function* notesMarkdown(notes: AsyncIterable<Note>): AsyncGenerator<string> {
  yield '# Notes\n'
  let number = 0
  for await (const note of notes) yield noteSection(note, ++number)
}

function noteSection(note: Note, number: number): string {
  const facts: [name: string, value: string | number | boolean | null][] = [
    ['model', note.model], ['suite', note.suite], ['case', `${note.case} (${note.case_kind})`], ['run', `${note.run}, trial ${note.trial}`],
    ['message', note.message === null ? 'the whole transcript' : note.role === null ? note.message : `${note.message}, ${note.role}`], ['call', note.call], ['other places', note.other_places],
    ['polarity', note.polarity], ['severity', note.severity], ['fault', note.fault], ['root', note.root], ['status', note.status], ['author', note.author], ['time', note.at],
    ['outcome', note.outcome], ['judge', note.judge], ['judge score', note.judge_score], ['review', note.review_status === null ? null : `${note.review_status}, ${note.review_depth ?? ''}`], ['link', note.permalink],
  ]
  const blocks: [name: string, text: string | null][] = [
    ['Quote', note.quote], ['Note', note.note], ['Instead', note.correct_behaviour], ['Message before', note.before], ['Message', note.text], ['Message after', note.after], ['Judge\'s rationale', note.judge_rationale],
  ]
  return [
    `\n## ${number} · ${inlineCode(note.tag_name)}\n`,
    facts.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${inlineCode(String(value))}`])).join('\n'),
    ...blocks.flatMap(([name, text]) => (text === null || text === '' ? [] : [`\n${name}:\n\n${fenced(text)}`])),
    '',
  ].join('\n')
}

/** A text on one line as code: more backticks around it than it holds in a row. */
export function inlineCode(text: string): string {
  const line = oneLine(text, 500)
  if (line === '') return '` `'
  const fence = '`'.repeat(longestRun(line) + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

/** A text of several lines as a code block. */
export function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}\n${text.replace(/\r\n?/g, '\n').replace(/\n$/, '')}\n${fence}`
}

function longestRun(text: string): number {
  let longest = 0
  for (const run of text.matchAll(/`+/g)) longest = Math.max(longest, run[0].length)
  return longest
}
