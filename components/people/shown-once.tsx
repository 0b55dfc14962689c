'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/field'

/** A link or token to copy now: it is not shown again. Selectable by itself where there is no script or no clipboard. */
export function ShownOnce({ label, value, note }: { label: string; value: string; note: string }) {
  const [copied, setCopied] = useState(false)
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(value)
    setCopied(true)
  }
  return (
    <output className="flex flex-col gap-1.5 rounded-md border border-accent/50 bg-accent-tint px-3 py-2.5">
      <p className="text-sm font-medium">{label}</p>
      <div className="flex gap-2">
        <Input readOnly value={value} aria-label={label} onFocus={(event) => event.currentTarget.select()} className="font-mono text-sm" />
        <Button onClick={copy} icon={copied ? 'check' : 'copy'}>{copied ? 'Copied' : 'Copy'}</Button>
      </div>
      <p className="text-sm text-soft">{note}</p>
    </output>
  )
}
