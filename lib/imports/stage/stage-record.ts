import type { BundleRecord } from '@/lib/bundle/record'
import type { FilePlace } from '@/lib/imports/formats/format'
import { stageCase, stageModel, stageRun, stageSuite, stageTag } from '@/lib/imports/stage/definitions'
import { stageJudgement } from '@/lib/imports/stage/judgements'
import { stageFinding, stageReview } from '@/lib/imports/stage/reviewing'
import type { Staging } from '@/lib/imports/stage/staging'
import { stageTranscript } from '@/lib/imports/stage/transcripts'

/** Takes one record in: staged, counted as unchanged, or reported. */
export function stageRecord(staging: Staging, record: BundleRecord, place: FilePlace, wording: readonly string[] = []): Promise<void> {
  switch (record.type) {
    case 'suite': return stageSuite(staging, record, place)
    case 'case': return stageCase(staging, record, place, wording)
    case 'model': return stageModel(staging, record, place)
    case 'run': return stageRun(staging, record, place)
    case 'transcript': return stageTranscript(staging, record, place)
    case 'judgement': return stageJudgement(staging, record, place)
    case 'tag': return stageTag(staging, record, place)
    case 'finding': return stageFinding(staging, record, place)
    case 'review': return stageReview(staging, record, place)
  }
}
