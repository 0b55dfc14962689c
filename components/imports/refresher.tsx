'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY_MS = 1500

/** Has the page read again now and then, while something on it is under way and somebody looks at it. */
export function Refresher({ isOn }: { isOn: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!isOn) return undefined
    const timer = setInterval(() => { if (document.visibilityState === 'visible') router.refresh() }, EVERY_MS)
    return () => clearInterval(timer)
  }, [isOn, router])
  return null
}
