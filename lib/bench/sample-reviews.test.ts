import { expect, test } from 'vitest'
import { RECORD_SCHEMAS, type BundleRecord, type TranscriptRecord } from '@/lib/bundle/record'
import { sampleRecords } from '@/lib/bench/sample'
import { SAMPLE_REVIEWERS } from '@/lib/bench/sample-reviews'

test('every finding of the sample stands on words or calls of its transcript', { timeout: 120_000 }, async () => {
  const records: BundleRecord[] = []
  for await (const record of sampleRecords()) records.push(record)
  const transcripts = new Map(records.filter((record) => record.type === 'transcript').map((record): [string, TranscriptRecord] => [`${record.run} ${record.case}`, record]))
  expect(transcripts.size).toBe(9 * 162 * 2)
  const findings = records.filter((record) => record.type === 'finding')
  expect(findings.length).toBeGreaterThan(150)
  for (const finding of findings) {
    const transcript = transcripts.get(`${finding.run} ${finding.case}`)
    for (const anchor of finding.anchors ?? []) {
      const message = transcript?.messages[anchor.message]
      expect(message?.role).toBe('agent')
      if (anchor.quote != null) expect(message?.content).toContain(anchor.quote)
      if (anchor.call != null) expect(message?.tool_calls?.map((call) => call.id)).toContain(anchor.call)
    }
  }
  const reviews = records.filter((record) => record.type === 'review')
  const by = (reviewer: string) => new Map(reviews.filter((review) => review.reviewer === reviewer).map((review) => [`${review.run} ${review.case}`, review]))
  const [first, second] = [by(SAMPLE_REVIEWERS.first), by(SAMPLE_REVIEWERS.second)]
  const both = [...first.keys()].filter((key) => second.has(key))
  expect(both.length).toBeGreaterThan(40)
  const differ = both.filter((key) => JSON.stringify(first.get(key)?.verdicts) !== JSON.stringify(second.get(key)?.verdicts))
  expect(differ.length).toBeGreaterThan(0)
  expect(differ.length).toBeLessThan(both.length / 2)
  // The importer takes every record as it is.
  expect(records.filter((record) => !RECORD_SCHEMAS[record.type].safeParse(record).success)).toEqual([])
})
