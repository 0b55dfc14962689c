'use client'

import { useId, useState } from 'react'
import { Field, Input } from '@/components/ui/field'

type AskedModelProps = {
  name: string
  label: string
  /** What the form sends where no model is called. */
  word: string
  /** The choice without a model, and what it does. */
  option: string
  note: string
  error: string | undefined
  typed: string | undefined
}

/** Who does a part of the work: the built-in way, or a language model by its name. */
export function AskedModel({ name, label, word, option, note, error, typed }: AskedModelProps) {
  const [isModel, setModel] = useState(typed !== undefined && typed !== word)
  const group = useId()
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 text-sm font-medium">{label}</legend>
      <label className="flex cursor-pointer items-start gap-2">
        <input type="radio" name={group} checked={!isModel} onChange={() => setModel(false)} className="mt-[3px] size-4 shrink-0" />
        <span>{option} <span className="block text-sm text-faint">{note}</span></span>
      </label>
      <label className="flex min-h-7 cursor-pointer items-center gap-2">
        <input type="radio" name={group} checked={isModel} onChange={() => setModel(true)} className="size-4 shrink-0" />
        <span>A language model</span>
      </label>
      {isModel
        ? <div className="pl-6"><Field label={<span className="sr-only">{label}, as provider/model</span>} hint="provider/model" error={error}>{(control) => <Input {...control} key={typed} name={name} spellCheck={false} defaultValue={typed === word ? '' : typed} className="font-mono text-sm" />}</Field></div>
        : <input type="hidden" name={name} value={word} />}
    </fieldset>
  )
}
