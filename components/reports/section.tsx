import type { ReactNode } from 'react'

/** One part of a report, with a heading that can be linked to. */
export function Section({ id, title, note, children }: { id: string; title: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-12 first:mt-8">
      <h2 id={id} className="text-lg">{title}</h2>
      {note === undefined ? null : <p className="measure mt-1 text-soft">{note}</p>}
      <div className="mt-3">{children}</div>
    </section>
  )
}

type Column = { id?: string; title: string; align?: 'left' | 'right'; hint?: string; width?: string }

/** A table of a report: few lines, as wide as the text; scrolls sideways by itself where the window is narrow. */
export function ReportTable({ caption, columns, children }: { caption: string; columns: readonly Column[]; children: ReactNode }) {
  return (
    // Focusable, so that the keyboard can scroll it sideways; positioned, so that words for screen readers in far cells do not widen the page.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="group" aria-label={caption} tabIndex={0} className="scroll-quiet relative overflow-x-auto print:overflow-visible">
      <table className="w-full border-separate border-spacing-0 text-left">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column.id ?? column.title} scope="col" style={column.width === undefined ? undefined : { width: column.width }} className={`h-8 border-b border-edge/60 text-xs font-medium whitespace-nowrap text-faint ${index === 0 ? 'pr-3' : 'px-3 last:pr-0'} ${column.align === 'right' ? 'text-right' : ''}`}>
                {column.hint === undefined ? column.title : <Hint words={column.hint}>{column.title}</Hint>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

function Hint({ words, children }: { words: string; children: ReactNode }) {
  // The hint must be reachable from the keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  return <span data-tip={words} tabIndex={0} className="cursor-help">{children}</span>
}

/** The first cell of a line. */
export function RowHead({ children, indent = false }: { children: ReactNode; indent?: boolean }) {
  return <th scope="row" className={`min-h-9 min-w-32 border-b border-line py-1.5 pr-3 align-top font-normal ${indent ? 'pl-4 text-soft' : ''}`}>{children}</th>
}

/** Any other cell. */
export function Cell({ children, align = 'left', isWrapped = false }: { children: ReactNode; align?: 'left' | 'right'; isWrapped?: boolean }) {
  return <td className={`border-b border-line px-3 py-1.5 align-top last:pr-0 ${align === 'right' ? 'text-right' : ''} ${isWrapped ? '' : 'whitespace-nowrap'}`}>{children}</td>
}
