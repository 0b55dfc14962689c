'use client'

import { useRouter } from 'next/navigation'
import { useId, useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field, FormMessage, Input } from '@/components/ui/field'
import { useLeaveFocus } from '@/components/ui/leave-focus'
import { answersOf } from '@/lib/imports/answers'
import type { AskedQuestion } from '@/lib/imports/import'

/** Ids that are stored, to choose from while one types. */
export type KnownNames = { suites: readonly string[]; models: readonly string[] }

/** What the files do not tell, with a proposed answer for each. */
export function QuestionsForm({ id, questions, known, canAnswer }: { id: string; questions: readonly AskedQuestion[]; known: KnownNames; canAnswer: boolean }) {
  const router = useRouter()
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const lists = useId()
  useLeaveFocus(isBusy)

  async function answer(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setFault(null)
    const form = new FormData(event.currentTarget)
    const given = questions.map((_question, index) => String(form.get(String(index)) ?? '').trim())
    try {
      const answered = await fetch(`/api/v1/imports/${encodeURIComponent(id)}/answers`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(answersOf(questions, given)) })
      if (answered.ok || answered.status === 409) return router.refresh()
      setFault('The answers were not taken. Every field needs a value of at most 1,000 characters.')
    } catch {
      setFault('The server does not answer. Try again.')
    }
    setBusy(false)
  }

  async function cancel(): Promise<void> {
    setBusy(true)
    await fetch(`/api/v1/imports/${encodeURIComponent(id)}`, { method: 'DELETE' })
    router.refresh()
  }

  return (
    <section aria-labelledby="questions" className="flex flex-col gap-3 border-b border-line px-4 py-4">
      <h2 id="questions" className="font-semibold">What the files do not tell</h2>
      <form onSubmit={(event) => void answer(event)} className="flex max-w-160 flex-col gap-4">
        {questions.map((question, index) => (
          <Field key={index} label={<>{question.label} of {filesWords(question)}</>} hint={question.why}>
            {(control) => <Input {...control} name={String(index)} list={`${lists}-${question.key}`} required maxLength={1000} autoComplete="off" defaultValue={question.guess ?? ''} disabled={!canAnswer} />}
          </Field>
        ))}
        <datalist id={`${lists}-suite`}>{known.suites.map((suite) => <option key={suite} value={suite}>{suite}</option>)}</datalist>
        <datalist id={`${lists}-model`}>{known.models.map((model) => <option key={model} value={model}>{model}</option>)}</datalist>
        {fault === null ? null : <FormMessage tone="bad">{fault}</FormMessage>}
        {canAnswer ? <div className="flex gap-2"><Button type="submit" tone="primary" isBusy={isBusy}>Go on</Button><Button isBusy={isBusy} onClick={() => void cancel()}>Cancel the import</Button></div> : <p className="text-soft">Whoever sent the files, or an admin, can answer.</p>}
      </form>
    </section>
  )
}

/** The first file that a question is about, and how many more there are. */
function filesWords({ files: [first = '', ...others] }: AskedQuestion) {
  return <bdi className="wrap-anywhere">{others.length === 0 ? first : `${first} and ${others.length} more`}</bdi>
}
