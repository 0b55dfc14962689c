import { may } from '@/lib/auth/permissions'
import { apiRoute, jsonAnswer } from '@/lib/http/api'
import { answersQueries } from '@/lib/settings/liveness'
import { findInstallation } from '@/lib/settings/queries'

/** Whether the app and its database answer; for an admin also how the database is set up. */
export const GET = apiRoute(async (_request, { viewer }) => {
  if (!(await answersQueries())) return jsonAnswer({ status: 'database-down' }, { status: 503 })
  if (!may(viewer, 'settings.manage')) return jsonAnswer({ status: 'ok' })
  const { database, settings, faults } = await findInstallation(viewer)
  return jsonAnswer({ status: faults.length === 0 ? 'ok' : 'faulty', database, settings, faults })
})
