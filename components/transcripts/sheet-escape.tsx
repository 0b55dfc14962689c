'use client'
import { useEffect } from 'react'

/** Escape closes the sheet of decisions, which is lifted on a narrow screen; what floats above it closes first. */
export function SheetEscape(): null {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const sheet = document.getElementById('decisions')
      if (event.key !== 'Escape' || event.defaultPrevented || sheet?.hasAttribute('data-open') !== true) return
      if (event.target instanceof Element && event.target.closest('dialog, [role="dialog"]') !== null) return
      sheet.removeAttribute('data-open')
      const handle = sheet.querySelector<HTMLElement>('[data-lift]')
      handle?.setAttribute('aria-expanded', 'false')
      handle?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return null
}
