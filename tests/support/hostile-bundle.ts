import type Database from 'better-sqlite3'
import type { BundleRecord } from '@/lib/bundle/record'
import { aCase, aFinding, agentCalls, agentSays, aJudgement, aModel, anAnchor, aReview, aRun, aSuite, aTag, aTranscript, customerSays, toolAnswers } from '@/tests/support/builders'
import { ALL_PAYLOADS as ALL, PAYLOADS } from '@/tests/support/hostile-payloads'

const short = Object.values(PAYLOADS).filter((payload) => payload.length < 60).join('')
/** An id holds less than a thousand characters and stands in addresses. */
const idOf = (what: string): string => `${what} ${short}`.slice(0, 400)

/** Every payload as a name and as what is said under it. */
const EACH = Object.fromEntries(Object.entries(PAYLOADS).map(([number, payload]) => [`${number} ${payload}`, payload]))

export const SUITE = idOf('suite')
export const RUN = idOf('run')
export const CASE = idOf('case')
export const MODEL_SLUG = 'hostile'

/** One transcript in which every text there is holds every payload, and a model, run, case, tag, finding, review and judge named by each. */
export function hostileBundle(): BundleRecord[] {
  const messages = [
    { role: 'system', content: ALL },
    customerSays(ALL),
    agentSays(ALL),
    agentCalls({ id: idOf('call'), name: ALL, arguments: { ...EACH, all: ALL, list: Object.values(PAYLOADS), deep: { __html: ALL, $$typeof: 'x' } }, effect: 'write' }, { id: 'k2', name: 'raw', arguments: ALL }),
    toolAnswers(idOf('call'), ALL, { ...EACH, text: Object.values(PAYLOADS) }),
    { role: idOf('role'), content: ALL, reasoning: ALL },
    ...Object.values(PAYLOADS).map((payload, index) => (index % 2 === 0 ? customerSays(payload) : agentSays(payload))),
  ]
  return [
    aSuite({ id: SUITE, name: ALL, description: ALL, clusters: [{ id: idOf('c'), title: ALL, intents: [idOf('intent')] }] }),
    aCase({ suite: SUITE, id: CASE, title: ALL, intent: idOf('intent'), brief: ALL, policy: ALL, expected: EACH, forbidden_actions: [ALL], required_actions: [ALL], confirm_before: [ALL] }),
    aModel({ id: idOf('model'), name: ALL, slug: MODEL_SLUG, family: ALL, vendor: ALL }),
    aRun({ id: RUN, suite: SUITE, model: idOf('model'), notes: ALL, settings: EACH }),
    { type: 'transcript', run: RUN, case: CASE, ended: 'error', messages, error: ALL },
    aJudgement({ pass: idOf('pass'), run: RUN, case: CASE, judge: ALL, rationale: ALL, resolved: false, unsafe_actions: [{ action: ALL, message: 3 }], evidence: [{ message: 1, quote: PAYLOADS.X04 ?? '', note: ALL }], checks: [{ name: ALL, kind: ALL, passed: false, counted: true, rationale: ALL }] }),
    aTag({ id: idOf('tag'), name: short.slice(0, 500), description: ALL }),
    aFinding({ id: 'hostile', run: RUN, case: CASE, tag: idOf('tag'), note: ALL, correct_behaviour: ALL, author: idOf('author'), anchors: [anAnchor({ message: 1, part: 'content', quote: `X04 ${PAYLOADS.X04}` })] }),
    aReview({ run: RUN, case: CASE, reviewer: idOf('reviewer'), note: ALL }),
    ...Object.entries(PAYLOADS).flatMap(([number, payload]) => namedBy(number, payload)),
  ]
}

/** One of each that a list shows, named by one payload. */
function namedBy(number: string, payload: string): BundleRecord[] {
  const [run, caseId] = [`${number} ${payload}`, `${number} ${payload}`]
  return [
    aCase({ suite: SUITE, id: caseId, title: payload, intent: payload, ...(number === 'X04' ? { kind: 'adversarial' } : {}) }),
    aModel({ id: `m ${number} ${payload}`, name: payload, slug: number.toLowerCase() }),
    aRun({ id: run, suite: SUITE, model: `m ${number} ${payload}` }),
    aTranscript({ run, case: caseId }),
    aJudgement({ pass: `${number} ${payload}`, run, case: caseId, judge: payload }),
    aTag({ id: number, name: payload, description: payload }),
    aFinding({ id: number, run, case: caseId, tag: number, note: payload, author: payload, anchors: [anAnchor({ message: 0, quote: 'Please cancel' })] }),
    aReview({ run, case: caseId, reviewer: payload, note: payload }),
  ]
}

/** What is not imported but typed, uploaded or logged: people, tokens, invitations, imports with their faults, acts; written behind every check. */
export function plantHostileRows(database: Database.Database): void {
  const now = new Date().toISOString()
  const person = database.prepare(`INSERT INTO "User" ("id", "email", "name", "role", "sessionVersion", "createdAt") VALUES (?, ?, ?, 'viewer', 1, ?)`)
  const link = database.prepare(`INSERT INTO "AccessLink" ("id", "secretHash", "purpose", "email", "role", "createdBy", "createdAt", "expiresAt") VALUES (?, ?, 'invitation', ?, 'viewer', ?, ?, '2099-01-01T00:00:00.000Z')`)
  const token = database.prepare(`INSERT INTO "ApiToken" ("id", "name", "prefix", "secretHash", "scopes", "createdAt") VALUES (?, ?, ?, ?, '["read"]', ?)`)
  const made = database.prepare(`INSERT INTO "Import" ("id", "state", "fileName", "options", "counts", "actor", "message", "issueCount", "createdAt") SELECT ?, 'failed', ?, "options", "counts", ?, ?, 1, ? FROM "Import" LIMIT 1`)
  const issue = database.prepare(`INSERT INTO "ImportIssue" ("importId", "position", "severity", "file", "message") VALUES (?, ?, 'error', ?, ?)`)
  const act = database.prepare(`INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "detail") VALUES (?, ?, ?, ?, ?)`)
  Object.entries(PAYLOADS).forEach(([number, payload], position) => {
    person.run(`h-${number}`, `${number} ${payload}`, payload, now)
    link.run(`h-${number}`, `h-${number}`, `${number} ${payload}`, payload, now)
    token.run(`h-${number}`, payload, payload.slice(0, 10), `h-${number}`, now)
    made.run(`h-${number}`, payload, payload, payload, now)
    issue.run('h-X01', position, payload, payload)
    act.run(now, payload, payload, payload, JSON.stringify({ [payload]: payload }))
  })
}
