import type { ReactNode } from 'react'

/** The plain page of somebody who is not signed in: one column, what this is, one form. */
export function Entrance({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-96 flex-col justify-center gap-5 px-5 py-12">
      <header className="flex flex-col gap-1">
        <p className="text-sm text-faint">SupportAgentBench · review desk</p>
        <h1 className="text-xl font-semibold">{title}</h1>
        {lead === undefined ? null : <p className="text-soft">{lead}</p>}
      </header>
      {children}
    </main>
  )
}
