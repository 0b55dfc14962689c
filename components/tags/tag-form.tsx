'use client'
import { useActionState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Field, FormMessage, Input, Select, TextArea } from '@/components/ui/field'
import { POLARITIES, type CodebookEntry } from '@/lib/tags/tag'

/** What was sent of a tag, to stand in the form again where it was refused. */
export type TypedTag = { name: string; polarity: string; description: string; parent: string | null }
/** What a tag's form says after it was sent: one sentence about the whole, or the fault of each field, beside which it stands. */
export type TagFormState = { tone: 'good' | 'bad'; message: string | null; faults?: Partial<Record<string, string>>; typed?: TypedTag } | null
export type TagAction = (before: TagFormState, form: FormData) => Promise<TagFormState>

type TagFormProps = { tag: CodebookEntry | null; others: readonly Pick<CodebookEntry, 'id' | 'name'>[]; action: TagAction }

/** Makes a tag, or changes one. Works without JavaScript: it is a form. */
export function TagForm({ tag, others, action }: TagFormProps) {
  const [state, submit, isSaving] = useActionState(action, null)
  const typed = state?.typed
  const faults = state?.faults ?? {}
  // React empties a form that was sent: what was refused is drawn anew.
  const key = typed === undefined ? 'stored' : JSON.stringify(typed)
  return (
    <form action={submit} className="flex flex-col gap-3">
      {tag === null ? null : <input type="hidden" name="id" value={tag.id} />}
      <Field label="Name" error={faults.name}>{(control) => <Input {...control} key={key} name="name" required maxLength={120} defaultValue={typed?.name ?? tag?.name ?? ''} dir="auto" />}</Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="It says it is a" error={faults.polarity}>{(control) => <Select {...control} key={key} name="polarity" defaultValue={typed?.polarity ?? tag?.polarity ?? 'weakness'}>{POLARITIES.map((polarity) => <option key={polarity}>{polarity}</option>)}</Select>}</Field>
        <Field label="Under" error={faults.parent}>{(control) => <Select {...control} key={key} name="parent" defaultValue={typed === undefined ? (tag?.parentId ?? '') : (typed.parent ?? '')}><option value="">none</option>{others.map((other) => <option key={other.id} value={other.id}>{other.name}</option>)}</Select>}</Field>
      </div>
      <Field label="When to use it" hint="What a second reviewer needs, to use it for the same things." error={faults.description}>{(control) => <TextArea {...control} key={key} name="description" maxLength={5000} defaultValue={typed?.description ?? tag?.description ?? ''} dir="auto" />}</Field>
      {state === null || state.message === null ? null : <FormMessage tone={state.tone}>{state.message}</FormMessage>}
      <div className="flex gap-2">
        <Button type="submit" tone="primary" isBusy={isSaving}>{isSaving ? 'Saving' : tag === null ? 'Add tag' : 'Save'}</Button>
        {tag === null ? null : <ButtonLink href="/tags">Done</ButtonLink>}
      </div>
    </form>
  )
}

/** Gives a tag's findings to another, or takes the tag out of use. */
export function TagDisposal({ tag, others, merge, archive }: { tag: CodebookEntry; others: readonly Pick<CodebookEntry, 'id' | 'name'>[]; merge: TagAction; archive: TagAction }) {
  const [merged, submitMerge] = useActionState(merge, null)
  const [archived, submitArchive] = useActionState(archive, null)
  const state = merged ?? archived
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-4">
      <form action={submitMerge} className="flex flex-col gap-2">
        <input type="hidden" name="from" value={tag.id} />
        <Field label="Merge into" error={merged?.faults?.into} hint={`Its ${tag.findings.toLocaleString('en')} findings get the other tag; this one is archived.`}>{(control) => <Select {...control} name="into" required defaultValue=""><option value="" disabled>choose</option>{others.map((other) => <option key={other.id} value={other.id}>{other.name}</option>)}</Select>}</Field>
        <div><Button type="submit" size="small" tone="danger">Merge</Button></div>
      </form>
      <form action={submitArchive} className="flex flex-col gap-1">
        <input type="hidden" name="id" value={tag.id} />
        <input type="hidden" name="archived" value={tag.archivedAt === null ? 'yes' : 'no'} />
        <p className="text-sm text-soft">{tag.archivedAt === null ? 'Archived, it can no longer be chosen; its findings keep it and go on counting.' : 'It is archived: it cannot be chosen.'}</p>
        <div><Button type="submit" size="small">{tag.archivedAt === null ? 'Archive' : 'Take back into use'}</Button></div>
      </form>
      {state === null || state.message === null ? null : <FormMessage tone={state.tone}>{state.message}</FormMessage>}
    </div>
  )
}
