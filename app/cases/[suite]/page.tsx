import { redirect } from 'next/navigation'
import { requireViewer } from '@/lib/auth/session'
import { caseListLink } from '@/lib/links/links'

/** A case's address cut short leads to the cases of its suite. */
export default async function SuiteCasesPage({ params }: { params: Promise<{ suite: string }> }): Promise<never> {
  await requireViewer('transcripts.read')
  redirect(caseListLink(decodeURIComponent((await params).suite)))
}
