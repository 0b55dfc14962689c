import { addFinding } from '@/lib/findings/commands'
import { newFindingInput } from '@/lib/findings/finding-input'
import { authorise } from '@/lib/auth/permissions'
import { apiRoute, jsonAnswer } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'
import { readJson } from '@/lib/http/read-json'

const MOST_BYTES = 256_000

/** Adds a finding, as the transcript page does: 201 where it was stored, 200 where it was there already. */
export const POST = apiRoute(async (request, { viewer }) => {
  authorise(viewer, 'findings.write')
  const answer = await addFinding(viewer, newFindingInput.parse(await readJson(request, MOST_BYTES)))
  switch (answer.outcome) {
    case 'stored': return jsonAnswer({ id: answer.id, version: answer.version, stored: true }, { status: 201 })
    case 'already-stored': return jsonAnswer({ id: answer.id, version: answer.version, stored: false })
    case 'not-found': throw new ApiFault('not_found', 'There is no such transcript.')
    case 'refused': throw new ApiFault('unprocessable', answer.faults.join(' '), { details: answer.faults })
    case 'stale':
    case 'not-yours': throw new ApiFault('conflict', 'A finding of this id says something else.')
  }
})
