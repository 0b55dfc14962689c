import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CaseBrief, saysSomething } from '@/components/cases/case-brief'
import { CaseMatrix } from '@/components/cases/case-matrix'
import { CaseOutcomes } from '@/components/cases/case-outcomes'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { buttonClass } from '@/components/ui/button-class'
import { Badge } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { cx } from '@/components/ui/class-names'
import { KeyValue } from '@/components/ui/key-value'
import { requireViewer } from '@/lib/auth/session'
import { toMatrix } from '@/lib/cases/matrix'
import { findCase } from '@/lib/cases/queries'
import { caseLink, caseListLink, intentLink } from '@/lib/links/links'
import { CASE_KIND_LABELS } from '@/lib/suites/case'

type CasePageProps = { params: Promise<{ suite: string; case: string }> }

/** The case's words stand beside the outcomes of up to so many trials, under those of more. */
const TRIALS_BESIDE = 10

/** Read once for the page and its title. */
const loadCase = cache(async (suite: string, id: string) => findCase(await requireViewer('transcripts.read'), decodeURIComponent(suite), decodeURIComponent(id)))

export async function generateMetadata({ params }: CasePageProps): Promise<Metadata> {
  const names = await params
  return { title: (await loadCase(names.suite, names.case))?.title ?? 'No such case' }
}

export default async function CasePage({ params }: CasePageProps) {
  const names = await params
  const detail = await loadCase(names.suite, names.case)
  if (detail === null) notFound()
  const matrix = toMatrix(detail.results)
  // Many runs need the width; a case that says nothing needs none.
  const isBeside = matrix.trials.length <= TRIALS_BESIDE && saysSomething(detail)
  return (
    <>
      <PageHeader crumbs={[{ title: 'Cases', href: '/cases' }, { title: detail.suite.name, href: caseListLink(detail.suite.id) }]} title={detail.title}
        actions={<><Beside to={detail.previous} suite={detail.suite.id} word="Previous case" icon="up" /><Beside to={detail.next} suite={detail.suite.id} word="Next case" icon="down" /></>} />
      <PageBody>
        <div className={isBeside ? 'xl:grid xl:grid-cols-[minmax(0,1fr)_26rem]' : undefined}>
          <div className="min-w-0">
            <div className="flex flex-col gap-2 px-4 py-3">
              <CaseOutcomes results={detail.results} suite={detail.suite.id} caseId={detail.id} />
              <KeyValue layout="inline" className="text-sm" facts={[
                { name: 'Kind', value: <Badge>{CASE_KIND_LABELS[detail.kind]}</Badge> },
                { name: 'Intent', value: <a href={intentLink(detail.suite.id, detail.intent)} className="linked">{detail.intent}</a> },
                { name: 'Id', value: <code>{detail.id}</code> },
                ...(detail.language === null ? [] : [{ name: 'Language', value: detail.language }]),
                ...(detail.maxTurns === null ? [] : [{ name: 'At most', value: `${detail.maxTurns} turns` }]),
              ]} />
            </div>
            {detail.results.length === 0
              ? <EmptyState title="No transcripts"><p>When a run with this case is imported, every model's outcome stands here side by side.</p></EmptyState>
              : <CaseMatrix matrix={matrix} suite={detail.suite.id} caseId={detail.id} />}
          </div>
          <aside aria-label="What the case says" className={cx('border-line px-4 py-4', isBeside ? 'max-xl:mt-4 max-xl:border-t xl:min-h-[calc(100dvh-var(--header-height))] xl:border-l' : 'mt-4')}>
            <CaseBrief detail={detail} />
          </aside>
        </div>
      </PageBody>
    </>
  )
}

function Beside({ to, suite, word, icon }: { to: { id: string; title: string } | null; suite: string; word: string; icon: 'up' | 'down' }) {
  if (to === null) return <span aria-hidden="true" className={`${buttonClass('quiet', 'small', true)} opacity-40`}><Icon name={icon} /></span>
  return <a href={caseLink(suite, to.id)} aria-label={`${word}: ${to.title}`} data-tip={`${word}: ${to.title}`} className={buttonClass('quiet', 'small', true)}><Icon name={icon} /></a>
}
