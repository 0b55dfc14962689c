import type { BundleRecord } from '@/lib/bundle/record'
import { findModel, findRun, findSuite, findTag } from '@/lib/imports/stage/lookup'
import type { Staging } from '@/lib/imports/stage/staging'

/** Whether a record's key is stored or was met before: what a reader made up then yields to what is there. */
export async function isMet(staging: Staging, record: BundleRecord): Promise<boolean> {
  switch (record.type) {
    case 'suite': return (await findSuite(staging, record.id)) !== null
    case 'case': {
      const suite = await findSuite(staging, record.suite)
      const known = suite?.cases.get(record.id)
      if (suite !== null && known?.origin === 'stored') suite.acquainted = true
      return known !== undefined
    }
    case 'model': return (await findModel(staging, record.id)) !== null
    case 'run': return (await findRun(staging, record.id)) !== null
    case 'tag': return (await findTag(staging, record.id)) !== null
    case 'transcript':
    case 'judgement':
    case 'finding':
    case 'review': return false
  }
}
