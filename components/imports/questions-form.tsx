'use client'

import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field, FormMessage, Input } from '@/components/ui/field'
import type { ImportQuestion } from '@/lib/imports/formats/format'

/** What the files do not tell, with a proposed answer for each. */
export function QuestionsForm({ id, questions, canAnswer }: { id: string; questions: readonly ImportQuestion[]; canAnswer: boolean }) {
  const router = useRouter()
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function answer(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setFault(null)
    const fields = [...new FormData(event.currentTarget)].filter((field): field is [string, string] => typeof field[1] === 'string' && field[1].trim() !== '')
    try {
      const answered = await fetch(`/api/v1/imports/${encodeURIComponent(id)}/answers`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(Object.fromEntries(fields)) })
      if (answered.ok || answered.status === 409) router.refresh()
      else setFault('The answers were not taken. Every field needs a value of at most 1,000 characters.')
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
        {questions.map((question) => (
          <Field key={question.key} label={question.label} hint={question.why}>
            {(control) => <Input {...control} name={question.key} required maxLength={1000} autoComplete="off" defaultValue={question.guess ?? ''} disabled={!canAnswer} />}
          </Field>
        ))}
        {fault === null ? null : <FormMessage tone="bad">{fault}</FormMessage>}
        {canAnswer ? <div className="flex gap-2"><Button type="submit" tone="primary" disabled={isBusy}>Go on</Button><Button disabled={isBusy} onClick={() => void cancel()}>Cancel the import</Button></div> : <p className="text-soft">Whoever sent the files, or an admin, can answer.</p>}
      </form>
    </section>
  )
}
