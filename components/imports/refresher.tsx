'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

const EVERY_MS = 1500

/** Has the page read again now and then, while something on it is under way and somebody looks at it. */
export function Refresher({ isOn }: { isOn: boolean }) {
  const router = useRouter()
  const [isReading, startReading] = useTransition()
  useEffect(() => {
    // The next time is counted from the end of a reading: a slow one must not be begun anew before it is through.
    if (!isOn || isReading) return undefined
    const timer = setTimeout(() => { if (document.visibilityState === 'visible') startReading(() => router.refresh()) }, EVERY_MS)
    const onSeen = (): void => { if (document.visibilityState === 'visible') startReading(() => router.refresh()) }
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onSeen)
    }
  }, [isOn, isReading, router])
  return null
}
