'use client'
import { useEffect, useMemo, type RefObject } from 'react'
import type { FindingDraft } from '@/components/findings/composer-state'
import { Combobox } from '@/components/ui/combobox'
import { Check, Field, Select, TextArea } from '@/components/ui/field'
import { giveHeldKeys } from '@/components/ui/held-keys'
import { FAULT_LABELS, FAULTS, SEVERITIES } from '@/lib/findings/finding'
import { POLARITIES, type TagOption } from '@/lib/tags/tag'

type ComposerFieldsProps = { draft: FindingDraft; tags: readonly TagOption[]; mayCreateTags: boolean; tagBox: RefObject<HTMLInputElement | null>; onChange: (part: Partial<FindingDraft>) => void }

/** What a reviewer says of a passage. */
export function ComposerFields({ draft, tags, mayCreateTags, tagBox, onChange }: ComposerFieldsProps) {
  useEffect(() => {
    if (tagBox.current === null) return
    tagBox.current.focus({ preventScroll: true })
    giveHeldKeys(tagBox.current)
  }, [tagBox])
  const choices = useMemo(() => tags.map(({ id, name, polarity }) => ({ id, label: name, hint: polarity })), [tags])
  const { tag } = draft
  const chosen = tag === null ? null : 'id' in tag ? { id: tag.id, label: tag.label } : { id: `new:${tag.name}`, label: tag.name }
  const description = tag !== null && 'id' in tag ? (tags.find(({ id }) => id === tag.id)?.description ?? null) : null
  return (
    <>
      <Field label="Tag">
        {({ id }) => <Combobox id={id} choices={choices} value={chosen} placeholder="Choose, or type a new one" inputRef={tagBox}
          onChange={(choice) => onChange({ tag: choice === null ? null : { id: choice.id, label: choice.label } })}
          onCreate={mayCreateTags ? (name) => onChange({ tag: { name, polarity: 'weakness' } }) : undefined} />}
      </Field>
      {description === null ? null : <p className="-mt-2 line-clamp-3 text-xs text-soft">{description}</p>}
      {tag !== null && 'name' in tag ? (
        <Field label="The new tag says it is a">
          {(control) => <Select {...control} value={tag.polarity} onChange={(event) => onChange({ tag: { ...tag, polarity: one(POLARITIES, event.target.value) ?? 'weakness' } })}>{POLARITIES.map((polarity) => <option key={polarity}>{polarity}</option>)}</Select>}
        </Field>
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        <Field label="Severity">{(control) => <Select {...control} value={draft.severity ?? ''} onChange={(event) => onChange({ severity: one(SEVERITIES, event.target.value) })}><option value="">not said</option>{SEVERITIES.map((severity) => <option key={severity}>{severity}</option>)}</Select>}</Field>
        <Field label="Fault of the">{(control) => <Select {...control} value={draft.fault ?? ''} onChange={(event) => onChange({ fault: one(FAULTS, event.target.value) })}><option value="">not said</option>{FAULTS.map((fault) => <option key={fault} value={fault}>{FAULT_LABELS[fault]}</option>)}</Select>}</Field>
      </div>
      <Field label="Note">{(control) => <TextArea {...control} dir="auto" value={draft.note} onChange={(event) => onChange({ note: event.target.value })} />}</Field>
      <details>
        <summary className="text-sm text-faint hover:text-accent">More</summary>
        <div className="mt-2 flex flex-col gap-3">
          <Field label="What it should have done">{(control) => <TextArea {...control} dir="auto" value={draft.correctBehaviour} onChange={(event) => onChange({ correctBehaviour: event.target.value })} />}</Field>
          <div className="flex flex-wrap gap-x-4">
            <Check label="the first thing that went wrong" checked={draft.root} onChange={(event) => onChange({ root: event.target.checked })} />
            <Check label="worth quoting" checked={draft.quotable} onChange={(event) => onChange({ quotable: event.target.checked })} />
          </div>
        </div>
      </details>
    </>
  )
}

function one<Word extends string>(words: readonly Word[], value: string): Word | null {
  return words.find((word) => word === value) ?? null
}
