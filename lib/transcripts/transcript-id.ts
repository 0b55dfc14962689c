import { createHash } from 'node:crypto'

/**
 * The public id of a transcript: 16 characters that follow from its run and case, so that a permalink in an exported
 * note still opens the same transcript after the bundle was imported into another database.
 */
export function transcriptId(runId: string, caseId: string): string {
  return createHash('sha256').update(runId).update('\0').update(caseId).digest('base64url').slice(0, 16).replaceAll('-', 'A').replaceAll('_', 'B')
}
