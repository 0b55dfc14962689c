import { togetherOutcome, type Outcome } from '@/lib/transcripts/outcome'

/** One transcript of a case, in one run of one model. */
export type CaseResult = {
  transcript: string
  run: string
  trial: number
  model: { id: string; name: string; slug: string; family: string | null }
  judge: string | null
  outcome: Outcome
  /** 0 to 100; null where not judged. */
  score: number | null
  /** Names of the forbidden actions that were fired. */
  unsafeActions: string[]
  findings: number
  isReviewed: boolean
}

/** One model's row: its transcripts by trial, a cell holding more than one where two runs share a trial number. */
export type MatrixRow = {
  model: CaseResult['model']
  cells: CaseResult[][]
  /** All its outcomes as one; mixed where they differ. */
  together: Outcome | null
  meanScore: number | null
}

export type CaseMatrix = { trials: number[]; rows: MatrixRow[] }

/** Models down, trials across; best mean score first, models without one last, then by name. */
export function toMatrix(results: readonly CaseResult[]): CaseMatrix {
  const trials = [...new Set(results.map((result) => result.trial))].sort((a, b) => a - b)
  const models = new Map(results.map((result) => [result.model.id, result.model]))
  const rows = [...models.values()].map((model): MatrixRow => {
    const own = results.filter((result) => result.model.id === model.id)
    const scores = own.flatMap((result) => (result.score === null ? [] : [result.score]))
    return {
      model,
      cells: trials.map((trial) => own.filter((result) => result.trial === trial)),
      together: togetherOutcome(own.map((result) => result.outcome)),
      meanScore: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    }
  })
  return { trials, rows: rows.sort((a, b) => (b.meanScore ?? -1) - (a.meanScore ?? -1) || a.model.name.localeCompare(b.model.name, 'en')) }
}
