'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/field'

type ShownOnceProps = { label: string; value: string; note: string }

/**
 * A link or token to copy now: it is not shown again. It comes into view selected, so that the keyboard copies it too;
 * where the browser gives a page no clipboard (plain http), selecting and copying is what the button does.
 */
export function ShownOnce(props: ShownOnceProps) {
  return <Once key={props.value} {...props} />
}

function Once({ label, value, note }: ShownOnceProps) {
  const [copied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  async function copy(): Promise<void> {
    field.current?.select()
    setCopied(await copyText(value))
  }
  return (
    <output className="flex flex-col gap-1.5 rounded-md border border-accent/50 bg-accent-tint px-3 py-2.5">
      <p className="text-sm font-medium wrap-anywhere">{label}</p>
      <div className="flex gap-2">
        <Input ref={field} readOnly value={value} aria-label={label} onFocus={(event) => event.currentTarget.select()} className="font-mono text-sm" />
        <Button onClick={copy} icon={copied ? 'check' : 'copy'}>{copied ? 'Copied' : 'Copy'}</Button>
      </div>
      <p className="text-sm text-soft">{note}</p>
    </output>
  )
}

/** Whether the text is on the clipboard now; the selected field is the way without the newer interface. */
async function copyText(text: string): Promise<boolean> {
  if (!window.isSecureContext) return document.execCommand('copy')
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // The browser was told to let no page write there: the text stays selected.
    return false
  }
}
