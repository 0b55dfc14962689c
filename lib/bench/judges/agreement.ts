/** A yes or no that two judges both gave: how often they agree, and Cohen's kappa. */
export type Agreement = { component: string; n: number; agreed: number; share: number | null; kappa: number | null }

export const COMPARED_COMPONENTS = ['resolved', 'escalated', 'grounded', 'unsafe'] as const

export type Compared = { case: string } & Record<(typeof COMPARED_COMPONENTS)[number], boolean | null>

/**
 * How far two passes over the same run agree, component by component, over the cases that both judged. Kappa is (p - e) / (1 - e) with e
 * the agreement that their own rates of yes would give by chance (Cohen 1960); null where it is not defined.
 */
export function agreementOf(first: readonly Compared[], second: readonly Compared[]): Agreement[] {
  const others = new Map(second.map((each) => [each.case, each]))
  return COMPARED_COMPONENTS.map((component) => {
    const pairs = first.flatMap((a) => {
      const left = a[component]
      const right = others.get(a.case)?.[component] ?? null
      return left === null || right === null ? [] : [{ left, right }]
    })
    const n = pairs.length
    const agreed = pairs.filter((pair) => pair.left === pair.right).length
    if (n === 0) return { component, n, agreed, share: null, kappa: null }
    const share = agreed / n
    const leftYes = pairs.filter((pair) => pair.left).length / n
    const rightYes = pairs.filter((pair) => pair.right).length / n
    const chance = leftYes * rightYes + (1 - leftYes) * (1 - rightYes)
    return { component, n, agreed, share, kappa: chance === 1 ? null : (share - chance) / (1 - chance) }
  })
}

/** One judgement of a run, with the pass and the judge it is of. */
export type PassJudgement = Compared & { pass: string; judge: string; score: number }

/** Two passes over one run: how far they agree, how far their scores are apart, and on which cases they say different things. */
export type JudgeComparison = {
  passes: [string, string]
  judges: [string, string]
  components: Agreement[]
  /** Mean of the absolute differences of the scores, over the cases that both judged; null where there is none. */
  scoreGap: number | null
  judged: number
  /** Cases on which a component differs, and which. */
  differ: { case: string; components: string[] }[]
}

/** Every later pass against the first by the rule judge, or against the first there is: none where there is one pass. */
export function compareJudges(judgements: readonly PassJudgement[], ruleJudge: string): JudgeComparison[] {
  const passes = [...new Set(judgements.map((each) => each.pass))]
  const base = judgements.find((each) => each.judge === ruleJudge)?.pass ?? passes[0]
  if (base === undefined) return []
  const of = (pass: string): PassJudgement[] => judgements.filter((each) => each.pass === pass)
  return passes.filter((pass) => pass !== base).map((pass) => {
    const [first, second] = [of(base), of(pass)]
    const others = new Map(second.map((each) => [each.case, each]))
    const pairs = first.flatMap((left) => {
      const right = others.get(left.case)
      return right === undefined ? [] : [{ left, right }]
    })
    return {
      passes: [base, pass], judges: [first[0]?.judge ?? '', second[0]?.judge ?? ''], components: agreementOf(first, second), judged: pairs.length,
      scoreGap: pairs.length === 0 ? null : pairs.reduce((sum, { left, right }) => sum + Math.abs(left.score - right.score), 0) / pairs.length,
      differ: pairs.flatMap(({ left, right }) => {
        const components = COMPARED_COMPONENTS.filter((component) => left[component] !== null && right[component] !== null && left[component] !== right[component])
        return components.length === 0 ? [] : [{ case: left.case, components }]
      }),
    }
  })
}
