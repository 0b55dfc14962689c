'use client'

import { useEffect, useRef } from 'react'
import type { FormState } from '@/components/people/form-state'
import { FormMessage } from '@/components/ui/field'
import { focusIfLost } from '@/components/ui/leave-focus'

/** What came of a form. Where its button went away with what it did, the focus goes to the words about it. */
export function FormNews({ message }: Pick<FormState, 'message'>) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (message === null) return undefined
    const frame = requestAnimationFrame(() => focusIfLost(place.current))
    return () => cancelAnimationFrame(frame)
  }, [message])
  return message === null ? null : <div ref={place}><FormMessage tone={message.tone}>{message.text}</FormMessage></div>
}
