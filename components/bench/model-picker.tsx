'use client'

import { useId, useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { controlClass } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { priceOf, PRICES } from '@/lib/bench/prices'
import type { ProviderState } from '@/lib/bench/provider-state'
import { modelNameFault } from '@/lib/bench/start-choices'

type ModelPickerProps = { chosen: readonly string[]; providers: readonly ProviderState[]; onChange: (models: string[]) => void; error?: string | undefined }

/** Models by name: what is known is offered, anything else may be written; each shows whether it can be called and what it costs. */
export function ModelPicker({ chosen, providers, onChange, error }: ModelPickerProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  function add(): void {
    const names = typed.split(/[\s,]+/).filter((name) => name !== '')
    const wrong = names.map(modelNameFault).find((each) => each !== null) ?? null
    setFault(wrong)
    if (wrong !== null || names.length === 0) return
    onChange([...new Set([...chosen, ...names])])
    setTyped('')
  }
  const shown = fault ?? error
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-sm font-medium">Models</label>
      {chosen.length === 0 ? null : (
        <ul aria-label="Chosen models" className="flex flex-col rounded-md border border-line">
          {chosen.map((model) => <ChosenModel key={model} model={model} providers={providers} onRemove={() => onChange(chosen.filter((each) => each !== model))} />)}
        </ul>
      )}
      <div className="flex gap-2">
        <input id={id} list={`${id}-known`} value={typed} autoComplete="off" spellCheck={false} placeholder="provider/model" aria-invalid={shown === undefined ? undefined : true} aria-describedby={`${id}-hint`}
          className={cx(controlClass, 'h-8 max-w-md font-mono')} onChange={(event) => { setTyped(event.target.value); setFault(null) }}
          onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); add() } }} />
        <datalist id={`${id}-known`}>
          {PRICES.filter((price) => !chosen.includes(price.model)).map((price) => <option key={price.model} value={price.model}>{`$${price.inputPerMtok} in, $${price.outputPerMtok} out a million tokens`}</option>)}
          {providers.filter((each) => each.ready && !PRICES.some((price) => price.model.startsWith(`${each.id}/`))).map((each) => <option key={each.id} value={`${each.id}/`}>{each.label}</option>)}
        </datalist>
        <Button onClick={add} icon="plus">Add</Button>
      </div>
      <p id={`${id}-hint`} className="text-sm text-faint">OpenAI, Anthropic, Google, Ollama, vLLM, or an endpoint of your own under the name it is kept by. Several with commas.</p>
      {shown === undefined ? null : <p role="alert" className="text-sm text-bad">{shown}</p>}
    </div>
  )
}

function ChosenModel({ model, providers, onRemove }: { model: string; providers: readonly ProviderState[]; onRemove: () => void }) {
  const id = model.split('/', 1)[0] ?? ''
  const price = priceOf(model)
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-line py-1 pr-1 pl-3 last:border-b-0">
      <input type="hidden" name="model" value={model} />
      <span className="min-w-0 font-mono text-sm wrap-anywhere">{model}</span>
      <ProviderMark state={providers.find((each) => each.id === id)} id={id} />
      <span className="figures ml-auto text-sm text-faint" {...(price === null ? {} : { 'data-tip': `List price of ${price.asOf}, dollars a million tokens` })}>{price === null ? 'price not known' : `$${price.inputPerMtok} in, $${price.outputPerMtok} out`}</span>
      <IconButton icon="close" size="small" label={`Take ${model} out`} onClick={onRemove} />
    </li>
  )
}

/** Whether a provider can be called, in a word with a mark. */
export function ProviderMark({ state, id }: { state: ProviderState | undefined; id: string }) {
  if (state === undefined) return <a href="/bench/providers" className="linked inline-flex items-center gap-1 text-sm text-caution"><Icon name="alert" size={12} />no address is kept for {id}</a>
  if (!state.ready) return <a href="/bench/providers" className="linked inline-flex items-center gap-1 text-sm text-caution"><Icon name="alert" size={12} />{state.needsKey ? 'no key' : 'no address'}</a>
  const words = { kept: 'key kept here', environment: `key from ${state.variables.join(' or ')}`, none: 'no key needed' }[state.key]
  return <span className="inline-flex items-center gap-1 text-sm text-faint" data-tip={state.baseUrl ?? undefined}><Icon name="check" size={12} className="text-good" />{words}</span>
}
