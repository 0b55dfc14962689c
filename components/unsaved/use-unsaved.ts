import { useCallback, useSyncExternalStore } from 'react'
import type { Unsaved } from '@/components/unsaved/item'
import { unsavedOf } from '@/components/unsaved/store'

const NONE: readonly Unsaved[] = []

/** Everything of one person's that the server does not have; nothing on the server and while the page wakes up. */
export function useUnsaved(author: string): readonly Unsaved[] {
  const store = unsavedOf(author)
  const subscribe = useCallback((listener: () => void) => store.subscribe(listener), [store])
  return useSyncExternalStore(subscribe, () => store.list(), () => NONE)
}
