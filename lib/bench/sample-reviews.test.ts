import { expect, test } from 'vitest'
import { RECORD_SCHEMAS, type BundleRecord, type JudgementRecord, type TranscriptRecord } from '@/lib/bundle/record'
import { sampleRecords } from '@/lib/bench/sample'
import { SAMPLE_REVIEWERS } from '@/lib/bench/sample-reviews'

const records: BundleRecord[] = []
for await (const record of sampleRecords()) records.push(record)
const place = (record: { run: string; case: string }): string => `${record.run} ${record.case}`
const transcripts = new Map(records.filter((record) => record.type === 'transcript').map((record): [string, TranscriptRecord] => [place(record), record]))
const judgements = new Map(records.filter((record) => record.type === 'judgement').map((record): [string, JudgementRecord] => [place(record), record]))
const findings = records.filter((record) => record.type === 'finding')
const reviews = records.filter((record) => record.type === 'review')
const by = (reviewer: string) => new Map(reviews.filter((review) => review.reviewer === reviewer).map((review) => [place(review), review]))
const [first, second] = [by(SAMPLE_REVIEWERS.first), by(SAMPLE_REVIEWERS.second)]
const both = [...first.keys()].filter((key) => second.get(key)?.status === 'reviewed')

test('the sample is nine agents over every case, twice, and the importer takes every record as it is', () => {
  expect(transcripts.size).toBe(9 * 162 * 2)
  expect(records.filter((record) => !RECORD_SCHEMAS[record.type].safeParse(record).success)).toEqual([])
})

test('every finding stands on words or calls of its transcript, letter by letter', () => {
  for (const finding of findings) {
    expect(finding.anchors?.length, finding.id).toBeGreaterThan(0)
    for (const anchor of finding.anchors ?? []) {
      const message = transcripts.get(place(finding))?.messages[anchor.message]
      expect(['agent', 'customer']).toContain(message?.role)
      if (anchor.quote != null) expect(message?.content).toContain(anchor.quote)
      if (anchor.call != null) expect(message?.tool_calls?.map((call) => call.id)).toContain(anchor.call)
    }
  }
})

test('they are few, they differ, most have two ends, and they weigh differently', () => {
  expect(findings.length).toBeGreaterThan(40)
  expect(findings.length).toBeLessThan(150)
  expect(new Set(findings.map((finding) => finding.note)).size).toBeGreaterThan(findings.length / 2)
  expect(findings.filter((finding) => (finding.anchors ?? []).length === 2).length).toBeGreaterThan(findings.length / 2)
  expect(new Set(findings.flatMap((finding) => finding.severity ?? [])).size).toBe(3)
  expect(new Set(findings.map((finding) => finding.tag)).size).toBeGreaterThanOrEqual(7)
})

test('the two reviewers share enough transcripts to compare them, agree mostly, and not always', () => {
  expect(both.length).toBeGreaterThan(25)
  const differ = both.filter((key) => JSON.stringify(first.get(key)?.verdicts) !== JSON.stringify(second.get(key)?.verdicts))
  expect(differ.length).toBeGreaterThan(3)
  expect(differ.length).toBeLessThan(both.length / 2)
})

test('some verdicts contradict the judge, so that the adjusted view is another one', () => {
  const against = reviews.filter((review) => {
    const judgement = judgements.get(place(review))
    return Object.entries(review.verdicts ?? {}).some(([component, verdict]) => judgement !== undefined && Object.entries(judgement).find(([name]) => name === component)?.[1] !== verdict)
  })
  expect(against.length).toBeGreaterThan(5)
  expect(against.length).toBeLessThan(reviews.length / 3)
})

test('only a part was read, by chance and by low score, and some of it only skimmed', () => {
  const share = new Set(reviews.map(place)).size / transcripts.size
  expect(share).toBeGreaterThan(0.02)
  expect(share).toBeLessThan(0.1)
  expect(new Set(reviews.map((review) => review.selected_by))).toEqual(new Set(['random', 'judge_fail', 'assigned']))
  expect(new Set(reviews.map((review) => review.depth))).toEqual(new Set(['full', 'spot_check']))
})
