import { type Consensus, type YesNoComponent, YES_NO_COMPONENTS } from '@/lib/metrics/consensus'
import { cohenKappa } from '@/lib/metrics/kappa'
import { resultPasses, type Result } from '@/lib/metrics/result'
import { correctedRate, type CorrectedRate } from '@/lib/metrics/rogan-gladen'

/** The four cells of judge against reviewer; positive means yes. */
export const CELLS = ['tp', 'fp', 'tn', 'fn'] as const
export type Cell = (typeof CELLS)[number]

/** The judge held against the reviewers on one component, on the transcripts where both gave a verdict. */
export type JudgeAgreement = Record<Cell, number> & {
  /** Of the transcripts where the reviewers say yes, the share where the judge does; null without any. */
  tpr: number | null
  /** Of those where the reviewers say no, the share where the judge does. */
  tnr: number | null
  kappa: number | null
  n: number
  /** The judge's rate over all results that carry the component, corrected for the errors seen here. */
  corrected: CorrectedRate
}

/** The judge's answer to a component; for `passed` the passes rule of METRICS. */
export function judgeAnswer(result: Result, component: YesNoComponent): boolean | null {
  switch (component) {
    case 'passed': return resultPasses(result)
    case 'resolved': return result.resolved
    case 'escalated': return result.escalated
    case 'grounded': return result.grounded
    case 'unsafe_actions': return result.unsafeCount === null ? null : result.unsafeCount > 0
  }
}

/** Which results fall into each cell: the counts of {@link judgeAgreement} are the lengths of these lists. */
export function confusion(results: readonly Result[], consensus: ReadonlyMap<string, Consensus>, component: YesNoComponent): Record<Cell, Result[]> {
  const cells: Record<Cell, Result[]> = { tp: [], fp: [], tn: [], fn: [] }
  for (const result of results) {
    const judge = judgeAnswer(result, component)
    const reviewer = consensus.get(result.transcript)?.yesNo.get(component)
    if (judge === null || reviewer === undefined) continue
    cells[judge ? (reviewer ? 'tp' : 'fp') : reviewer ? 'fn' : 'tn'].push(result)
  }
  return cells
}

/**
 * METRICS `judge_agreement[component]`, for every component on which judge and reviewers both gave a verdict at least once.
 * @param results with the judge's components, not the adjusted ones.
 */
export function judgeAgreement(results: readonly Result[], consensus: ReadonlyMap<string, Consensus>): Map<YesNoComponent, JudgeAgreement> {
  const agreements = new Map<YesNoComponent, JudgeAgreement>()
  for (const component of YES_NO_COMPONENTS) {
    const cells = confusion(results, consensus, component)
    const tp = cells.tp.length
    const fp = cells.fp.length
    const tn = cells.tn.length
    const fn = cells.fn.length
    const n = tp + fp + tn + fn
    if (n === 0) continue
    const pairs = [...repeat('yes', 'yes', tp), ...repeat('yes', 'no', fp), ...repeat('no', 'no', tn), ...repeat('no', 'yes', fn)]
    const answers = results.flatMap((result) => {
      const answer = judgeAnswer(result, component)
      return answer === null ? [] : [{ case: result.case, isYes: answer }]
    })
    agreements.set(component, {
      tp, fp, tn, fn, n,
      tpr: tp + fn === 0 ? null : tp / (tp + fn),
      tnr: tn + fp === 0 ? null : tn / (tn + fp),
      kappa: cohenKappa(pairs),
      corrected: correctedRate(answers, { tp, fp, tn, fn }),
    })
  }
  return agreements
}

function repeat(judge: string, reviewer: string, times: number): [string, string][] {
  return Array.from({ length: times }, () => [judge, reviewer])
}
