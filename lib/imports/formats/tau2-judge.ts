import { z } from 'zod'
import type { JudgementRecord } from '@/lib/bundle/record'
import type { FilePlace, FileSource, FormatReader, ReadContext, ReadItem } from '@/lib/imports/formats/format'
import { slugOf } from '@/lib/imports/formats/model-name'
import { filled } from '@/lib/imports/formats/tau2/messages'
import { answerOf, issuesOf, passedOf, type JudgeAnswer } from '@/lib/imports/formats/tau2/verdict'
import { readElements } from '@/lib/imports/reading/elements'
import { changeWarnings, readJsonLines, type ValueItem } from '@/lib/imports/reading/json-lines'
import { recordFault } from '@/lib/imports/reading/record-faults'

const text = z.string().nullish()
const judged = { simulation_id: z.string().min(1), task_id: z.union([z.string(), z.number()]).nullish(), judge_model: text, judge_prompt_name: text, judge_cost_usd: z.number().min(0).nullish(), tau2_reward: z.number().nullish() }
const judgeRow = z.looseObject({ ...judged, judge_response: z.string() })
const summaryEntry = z.looseObject({ ...judged, judge_verdict: text, judge_justification: text, judge_issues: z.unknown().optional() })

type Judged = { simulation_id: string; judge_model?: string | null | undefined; judge_prompt_name?: string | null | undefined; judge_cost_usd?: number | null | undefined }

/** Raw answers of a model that judged tau2 conversations, one row per simulation and rubric: JSONL, or one list. */
export const tau2JudgeRowsReader: FormatReader = {
  id: 'tau2-judge-rows',
  label: 'tau2-bench judge rows',
  async questions() {
    return []
  },
  async *read(source: FileSource, context: ReadContext): AsyncGenerator<ReadItem> {
    const joins = new Joins()
    for await (const item of readRows(source)) {
      if (item.kind === 'fault') {
        yield item
        continue
      }
      const row = judgeRow.safeParse(item.value)
      if (row.success) yield* judgementItems(row.data, answerOf(row.data.judge_response), context, item.place, joins)
      else yield invalid(row.error, item)
      for (const fault of changeWarnings(item.changes, item.place)) yield { kind: 'fault', fault }
    }
    yield* joins.faults()
  },
}

/** The summary of such a judging: the same verdicts, already taken out of the answers. */
export const tau2JudgeSummaryReader: FormatReader = {
  id: 'tau2-judge-summary',
  label: 'tau2-bench judge summary',
  async questions() {
    return []
  },
  async *read(source: FileSource, context: ReadContext): AsyncGenerator<ReadItem> {
    const joins = new Joins()
    for await (const item of readElements(source)) {
      if (item.kind === 'fault') yield { kind: 'fault', fault: item.fault }
      if (item.kind !== 'element' || item.key !== 'entries' || item.index === null) continue
      const place = { file: source.name, line: item.line, path: item.path }
      const entry = summaryEntry.safeParse(item.value)
      if (!entry.success) {
        yield invalid(entry.error, { value: item.value, place })
        continue
      }
      const answer: JudgeAnswer = { verdict: entry.data.judge_verdict ?? null, justification: entry.data.judge_justification ?? '', issues: issuesOf(entry.data.judge_issues) }
      yield* judgementItems(entry.data, answer, context, place, joins)
    }
    yield* joins.faults()
  },
}

async function* readRows(source: FileSource): AsyncGenerator<ValueItem> {
  for await (const item of readElements(source, () => false)) {
    if (item.kind !== 'root' || item.shape !== 'array') {
      yield* readJsonLines(source)
      return
    }
    break
  }
  for await (const item of readElements(source)) {
    if (item.kind === 'fault') yield { kind: 'fault', fault: item.fault }
    else if (item.kind === 'element') yield { kind: 'value', value: item.value, place: { file: source.name, line: item.line, path: item.path }, changes: item.changes }
  }
}

/** Which rows found their simulation. Rows about results that are not here are left out where others join, and refused where none does. */
class Joins {
  #joined = 0
  readonly #orphans: { id: string; place: FilePlace }[] = []

  add(isFound: boolean, id: string, place: FilePlace): void {
    if (isFound) this.#joined += 1
    else this.#orphans.push({ id, place })
  }

  *faults(): Generator<ReadItem> {
    const isPartial = this.#joined > 0
    for (const { id, place } of this.#orphans) yield { kind: 'fault', fault: { ...place, severity: isPartial ? 'warning' : 'error', message: `${isPartial ? 'left out: ' : ''}the simulation ${id} is not stored`, remedy: 'Import the results that were judged first.' } }
  }
}

function invalid(error: z.ZodError, item: { value: unknown; place: FilePlace }): ReadItem {
  const { path, message, remedy } = recordFault(error, item.value)
  return { kind: 'fault', fault: { ...item.place, path: [item.place.path, path].filter(Boolean).join('.'), severity: 'error', message, remedy } }
}

/** One verdict as a judgement in the pass of its judge and rubric; one whose word nobody mapped as a finding, so that it is not lost and not counted. */
async function* judgementItems(row: Judged, answer: JudgeAnswer, context: ReadContext, place: FilePlace, joins: Joins): AsyncGenerator<ReadItem> {
  const found = await context.findTranscriptByExternalId(row.simulation_id)
  joins.add(found !== null, row.simulation_id, place)
  if (!found) return
  const model = row.judge_model ?? 'unnamed judge'
  const rubric = row.judge_prompt_name ?? 'verdict'
  const pass = `tau2-judge.${slugOf(rubric)}.${slugOf(model)}`
  const judge = context.answers.judge ?? `${model} (${rubric})`
  const passed = answer.verdict === null ? null : passedOf(answer.verdict)
  if (passed === null) {
    const tag = 'tau2-judge.unclear-verdict'
    const said = answer.verdict === null ? 'no verdict' : `the verdict “${answer.verdict.slice(0, 100)}”`
    yield { kind: 'fault', fault: { ...place, caseId: found.case, severity: 'warning', message: `${judge} gave ${said}, which is neither pass nor fail: kept as a finding, not counted` } }
    yield { kind: 'record', place, assumed: true, record: { type: 'tag', id: tag, name: 'judge verdict unclear', polarity: 'neutral' } }
    yield {
      kind: 'record', place,
      record: {
        type: 'finding', id: `${pass}.${row.simulation_id}`, run: found.run, case: found.case, tag, fault: 'judge', note: [`${judge}: ${said}.`, answer.justification].filter((part) => part !== '').join('\n\n'),
        anchors: [], status: 'proposed', source: 'judge', author: judge, at: '1970-01-01T00:00:00Z',
      },
    }
    return
  }
  const checks = answer.issues.map((issue) => ({ name: issue.text, kind: 'issue', passed: false, counted: true, ...(issue.detail === null ? {} : { rationale: issue.detail }) }))
  const record: JudgementRecord = {
    type: 'judgement', pass, run: found.run, case: found.case, judge, score: passed ? 100 : 0, passed,
    ...(answer.justification === '' ? {} : { rationale: answer.justification }), ...(checks.length === 0 ? {} : { checks }), ...filled({ verdict: answer.verdict, judge_cost_usd: row.judge_cost_usd }),
  }
  yield { kind: 'record', record, place }
}
