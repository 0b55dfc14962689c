import { cx } from '@/components/ui/class-names'
import { counted } from '@/components/ui/format'
import { MenuPanel, NarrowField } from '@/components/ui/menu-panel'
import type { SuiteChoice as Suite } from '@/lib/suites/choice'

/** From so many suites on they can be narrowed by typing. */
const NARROWED_FROM = 8

/** Which suite a page shows; a page of one suite leads to the same page of another. Nothing to choose where there is one. */
export function SuiteChoice({ suites, current, hrefOf }: { suites: readonly Suite[]; current: Suite; hrefOf: (suite: string) => string }) {
  if (suites.length < 2) return null
  const names = suites.map((suite) => suite.name)
  return (
    <MenuPanel isWide label={<><span className="font-normal text-faint">Suite</span><span dir="auto" className="max-w-72 truncate max-frame:max-w-44">{current.name}</span></>}>
      {suites.length < NARROWED_FROM ? null : <NarrowField label="suites" />}
      <nav aria-label="Suites">
        <ul className="max-h-96 overflow-y-auto">
          {suites.map((suite) => (
            <li key={suite.id} data-choice="" className="[&[hidden]]:hidden">
              <a href={hrefOf(suite.id)} aria-current={suite.id === current.id ? 'page' : undefined} className={cx('block rounded-sm px-2 py-1.5 hover:bg-hover', suite.id === current.id && 'bg-selected')}>
                <span dir="auto" className="line-clamp-3 text-left wrap-anywhere">{suite.name}</span>
                <span className="figures block truncate text-xs text-faint">
                  {counted(suite.cases, 'case', 'cases')} · {counted(suite.runs, 'run', 'runs')} · version {suite.version}{names.indexOf(suite.name) === names.lastIndexOf(suite.name) ? '' : ` · ${suite.id}`}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </MenuPanel>
  )
}
