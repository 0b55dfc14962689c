import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'

/** A page that is not what was asked for: what it is, why, and where to go. Works inside the frame and without it. Every page brings it for the case that it fails, so it is markup alone. */
export function DeadEnd({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <main id="content" className="mx-auto flex w-full max-w-120 flex-col gap-4 px-5 pt-[18vh] pb-12">
      <h1 className="text-xl font-semibold">{title}</h1>
      <div className="flex flex-col gap-2 text-soft">{children}</div>
      <div className="flex flex-wrap gap-2">{actions ?? <a href="/eval" className={buttonClass()}>To the board</a>}</div>
    </main>
  )
}
