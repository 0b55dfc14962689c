'use client'
import type { FindingDraft } from '@/components/findings/composer-state'
import { Input, Select } from '@/components/ui/field'

const ROLES = [{ value: 'contradicts', words: 'is contradicted by message' }, { value: 'should_precede', words: 'should have come before message' }] as const

/** The other end of a finding that has two: the message that contradicts the passage, or that should have come later. */
export function SecondPlace({ draft, onChange }: { draft: FindingDraft; onChange: (part: Partial<FindingDraft>) => void }) {
  const second = draft.anchors[1]
  const first = draft.anchors.slice(0, 1)
  return (
    <fieldset className="flex items-center gap-2 text-sm">
      <legend className="mb-1 font-medium">A second place</legend>
      <Select aria-label="How the two belong together" className="flex-1" value={second?.as ?? ''} onChange={(event) => {
        const role = ROLES.find(({ value }) => value === event.target.value)
        onChange({ anchors: role === undefined ? first : [...first, { message: second?.message ?? draft.anchors[0]?.message ?? 0, as: role.value }] })
      }}>
        <option value="">none</option>
        {ROLES.map(({ value, words }) => <option key={value} value={value}>{words}</option>)}
      </Select>
      {second === undefined ? null : <Input type="number" min={0} inputMode="numeric" aria-label="Message number" className="w-20" value={second.message} onChange={(event) => onChange({ anchors: [...first, { ...second, message: Math.max(0, Math.trunc(Number(event.target.value)) || 0) }] })} />}
    </fieldset>
  )
}
