/** A yes or no that two judges both gave: how often they agree, and Cohen's kappa. */
export type Agreement = { component: string; n: number; agreed: number; share: number | null; kappa: number | null }

export const COMPARED_COMPONENTS = ['resolved', 'escalated', 'grounded', 'unsafe'] as const

type Compared = { case: string } & Record<(typeof COMPARED_COMPONENTS)[number], boolean | null>

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
