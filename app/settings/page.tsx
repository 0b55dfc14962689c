import { redirect } from 'next/navigation'
import { requireViewer } from '@/lib/auth/session'

export default async function SettingsHome() {
  await requireViewer('account.own')
  redirect('/settings/account')
}
