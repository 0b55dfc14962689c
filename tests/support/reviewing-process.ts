// A process of its own that reviews, as a second server over the same database does: started by tests/db/two-processes.test.ts.
import type { Viewer } from '@/lib/auth/viewer'
import { closeDatabase } from '@/lib/db/client'
import { addFinding, reviseFinding } from '@/lib/findings/commands'
import { FINDING_LIST } from '@/lib/findings/finding-list'
import { findFinding, listFindings, listTranscriptFindings } from '@/lib/findings/queries'
import { parseList } from '@/lib/lists/list'
import { saveReview } from '@/lib/reviews/commands'

/** What a reviewing process is told: who writes where. `component` is the verdict that it gives in the review which both processes write. */
export type ReviewingJob = {
  name: string; people: Viewer[]; transcripts: string[]
  shared: { person: Viewer; finding: string; transcript: string; component: 'resolved' | 'escalated' }
  /** Saves of each reviewer; there are as many as `people`, and two more who write what the other process writes too. */
  saves: number
}

/** One save and what it was answered. */
export type Save = { kind: 'add' | 'revise' | 'review' | 'shared finding' | 'shared review'; subject: string; outcome: string; version: number | null; note: string | null; verdict: boolean | null }
export type ReviewingReport = { saves: Save[]; /** What a person would have seen as a failure. */ faults: string[]; reads: number; /** Findings that were read without their place or tag. */ half: string[] }

const job: ReviewingJob = JSON.parse(process.argv[2] ?? '')
const report: ReviewingReport = { saves: [], faults: [], reads: 0, half: [] }

/** Does one save; a throw is what a person would get as "something went wrong". */
async function save(of: Pick<Save, 'kind' | 'subject'> & Partial<Save>, work: () => Promise<{ outcome: string; version?: number }>): Promise<string> {
  try {
    const { outcome, version } = await work()
    report.saves.push({ note: null, verdict: null, ...of, outcome, version: version ?? null })
    return outcome
  } catch (error) {
    report.faults.push(`${of.kind} ${of.subject}: ${error instanceof Error ? error.message : String(error)}`)
    return 'fault'
  }
}

/** Adds findings, edits them and reviews, each thing this reviewer's own; every tenth finding has a tag that the other process makes in the same moment. */
async function reviewAlone(viewer: Viewer, person: number): Promise<void> {
  let id = ''
  for (let n = 0; n < job.saves; n++) {
    const transcript = job.transcripts[(person + n) % job.transcripts.length] ?? ''
    const note = `${job.name} ${person} ${n}`
    if (n % 4 === 2) {
      await save({ kind: 'revise', subject: id, note }, () => reviseFinding(viewer, { id, version: 1, tag: { id: 'kind' }, anchors: [{ message: 1 }, { message: 0 }], note }))
    } else if (n % 4 === 3) {
      await save({ kind: 'review', subject: transcript, verdict: n % 8 === 3 }, () => saveReview(viewer, { transcript, verdicts: { resolved: n % 8 === 3, escalated: true } }))
    } else {
      const made = `${job.name}-${person}-finding-${n}`
      id = made
      await save({ kind: 'add', subject: made, note }, () => addFinding(viewer, { id: made, transcript, tag: n % 10 === 0 ? { name: `made at once ${person} ${n}`, polarity: 'weakness' } : { id: 'kind' }, anchors: [{ message: 0 }], note }))
    }
  }
}

/** Edits one finding over the version it has, as the same person does in the other process. */
async function editShared(): Promise<void> {
  const { person, finding } = job.shared
  for (let n = 0; n < job.saves; n++) {
    const note = `${job.name} shared ${n}`
    await save({ kind: 'shared finding', subject: finding, note }, async () => {
      const version = (await findFinding(person, finding))?.version ?? -1
      return reviseFinding(person, { id: finding, version, tag: { id: 'kind' }, anchors: [{ message: 1 }], note })
    })
  }
}

/** Gives a verdict in one review again and again, and now and then its note, as the same person does in the other process. */
async function reviewShared(): Promise<void> {
  const { person, transcript, component } = job.shared
  let over = ''
  for (let n = 0; n < job.saves; n++) {
    const text = n % 5 === 4 ? `${job.name} note ${n}` : null
    const verdict = n % 2 === 0
    await save({ kind: 'shared review', subject: transcript, note: text, verdict }, async () => {
      const answer = await saveReview(person, { transcript, verdicts: { [component]: verdict }, ...(text === null ? {} : { note: { text, over } }) })
      if (answer.outcome === 'stale') over = answer.note
      else if (text !== null) over = text
      return answer
    })
  }
}

/** Reads as pages do until all is written. */
async function read(viewer: Viewer, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    try {
      const findings = report.reads % 3 === 2 ? (await listFindings(viewer, parseList(FINDING_LIST, {}))).rows : await listTranscriptFindings(viewer, job.transcripts[report.reads % job.transcripts.length] ?? '')
      for (const finding of findings) if (finding.anchors.length === 0 || finding.tag.name === '') report.half.push(finding.id)
      report.reads++
    } catch (error) {
      report.faults.push(`read: ${error instanceof Error ? error.message : String(error)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

// Both processes begin when both are there.
process.stdout.write('ready\n')
await new Promise((resolve) => process.stdin.once('data', resolve))
process.stdin.pause()
let isOver = false
const reading = read(job.shared.person, () => isOver)
await Promise.all([...job.people.map(reviewAlone), editShared(), reviewShared()])
isOver = true
await reading
await closeDatabase()
process.stdout.write(JSON.stringify(report))
