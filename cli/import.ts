import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { TERMINAL } from '@/lib/auth/viewer'
import { UsageError, type Command } from '@/cli/command'
import { preparedDatabase } from '@/cli/database'
import { isDiskFull } from '@/lib/db/disk-full'
import { sourcesOf } from '@/lib/imports/file-sources'
import type { ImportAnswers, ImportFault } from '@/lib/imports/formats/format'
import { NO_COUNTS, type AskedQuestion } from '@/lib/imports/import'
import { runImport, type ImportProgress, type ImportResult } from '@/lib/imports/run-import'

const FLAGS: Record<keyof ImportAnswers, string> = { suite: '--suite ID', suiteName: '--suite-name NAME', model: '--model ID', judge: '--judge NAME' }

/** `sab import FILE…`: exit 0 when everything is in; 1 with `FILE:LINE: what` on stderr when nothing is. */
export const command: Command = {
  async run(args) {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true,
      options: { suite: { type: 'string' }, 'suite-name': { type: 'string' }, model: { type: 'string' }, judge: { type: 'string' }, replace: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    if (positionals.length === 0) throw new UsageError('name at least one file')
    const isEmpty = (['suite', 'suite-name', 'model', 'judge'] as const).find((flag) => values[flag]?.trim() === '')
    if (isEmpty !== undefined) throw new UsageError(`--${isEmpty} needs a value`)
    const answers: ImportAnswers = {
      ...(values.suite === undefined ? {} : { suite: values.suite }), ...(values['suite-name'] === undefined ? {} : { suiteName: values['suite-name'] }),
      ...(values.model === undefined ? {} : { model: values.model }), ...(values.judge === undefined ? {} : { judge: values.judge }),
    }
    const missing = positionals.filter((file) => !existsSync(file))
    if (missing.length > 0) {
      for (const file of missing) process.stderr.write(plain(`${file}: there is no such file\n`))
      if (values.json) printFailed(missing.map((file): ImportFault => ({ file, severity: 'error', message: 'there is no such file' })))
      return 1
    }
    const stop = new AbortController()
    const onInterrupt = (): void => stop.abort()
    process.once('SIGINT', onInterrupt)
    const isLive = process.stderr.isTTY && !values.json
    let result: ImportResult
    try {
      const { sources, passedOver } = sourcesOf(positionals)
      result = await runImport(await preparedDatabase(), sources, { replace: values.replace, answers, takeGuesses: true, passedOver, signal: stop.signal }, TERMINAL, (progress) => {
        if (isLive) process.stderr.write(`\r\u001b[K${progressLine(progress)}`)
      })
    } catch (error) {
      const message = isDiskFull(error) ? 'the disk is full; nothing was imported. Make room and import again: what was written until then goes when the next import begins.' : error instanceof Error ? error.message : String(error)
      if (values.json) printFailed([{ file: positionals.join(', '), severity: 'error', message }])
      throw isDiskFull(error) ? new Error(message, { cause: error }) : error
    } finally {
      process.off('SIGINT', onInterrupt)
      if (isLive) process.stderr.write('\r\u001b[K')
    }
    report(result, values.json)
    return result.state === 'done' ? 0 : 1
  },
}

/** The answer of an import that did not come to an end of its own. */
function printFailed(issues: ImportFault[]): void {
  printJson({ counts: NO_COUNTS, id: null, state: 'failed', assumed: [], questions: [], issues, issueCount: issues.length })
}

function progressLine({ state, bytesRead, bytes, rate, counts }: ImportProgress): string {
  const share = bytes === null || bytes === 0 ? '' : `${Math.min(100, Math.floor((100 * bytesRead) / bytes))} % · `
  return `${state} · ${share}${(bytesRead / 1e6).toFixed(1)} MB, ${(rate / 1e6).toFixed(1)} MB/s · ${counts.runs} runs, ${counts.transcripts} transcripts, ${counts.messages} messages, ${counts.judgements} judgements`
}

function report(result: ImportResult, asJson: boolean): void {
  for (const { key, guess, files } of result.assumed) process.stderr.write(plain(`assumed ${FLAGS[key].split(' ')[0]} ${guess}${result.assumed.filter((one) => one.key === key).length > 1 ? ` for ${filesWords(files)}` : ''}\n`))
  for (const issue of result.issues) process.stderr.write(plain(`${issueLine(issue)}\n`))
  if (result.issueCount > result.issues.length) process.stderr.write(`… and ${result.issueCount - result.issues.length} more; all of them stand with import ${result.id}\n`)
  for (const question of result.questions) process.stderr.write(plain(`${questionLine(question)}\n`))
  if (result.state === 'cancelled') process.stderr.write('cancelled: nothing was imported\n')
  const { counts } = result
  if (asJson) printJson(result)
  else if (result.state === 'done') {
    const found = Object.entries(counts).filter(([, count]) => count > 0).map(([what, count]) => `${count} ${what === 'toolCalls' ? 'tool calls' : what}`)
    process.stdout.write(`${found.length === 0 ? 'nothing new' : found.join(', ')}\n`)
  }
}

function printJson({ counts, ...result }: Pick<ImportResult, 'counts' | 'state' | 'issues' | 'issueCount' | 'assumed' | 'questions'> & { id: string | null }): void {
  process.stdout.write(`${JSON.stringify({
    runs: counts.runs, transcripts: counts.transcripts, messages: counts.messages, judgements: counts.judgements, findings: counts.findings, unchanged: counts.unchanged, issues: result.issues,
    issueCount: result.issueCount, suites: counts.suites, cases: counts.cases, models: counts.models, toolCalls: counts.toolCalls, tags: counts.tags, reviews: counts.reviews, replaced: counts.replaced, masked: counts.masked,
    import: result.id, state: result.state, assumed: result.assumed, questions: result.questions,
  })}\n`)
}

/** What a file holds or is called reaches the terminal as text only: escapes and direction marks are written out. */
function plain(text: string): string {
  return text.replaceAll(/(?!\n$)[\p{Cc}\p{Bidi_Control}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function filesWords([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`
}

function issueLine({ file, line, path, message, remedy, severity }: ImportFault): string {
  const place = `${file}${line === undefined ? '' : `:${line}`}: ${path === undefined ? '' : `${path}: `}`
  return `${place}${severity === 'warning' ? 'warning: ' : ''}${message}${remedy === undefined ? '' : ` (${remedy})`}`
}

function questionLine(question: AskedQuestion): string {
  return `${filesWords(question.files)}: ${question.label}: ${question.why} Say so with ${FLAGS[question.key]}${question.guess === null ? '' : ` (perhaps ${question.guess})`}.`
}
