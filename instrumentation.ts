/** Runs once when the server starts: what the server around Next asks the app by (scripts/serve.mjs). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { foresee } = await import('@/app/foreseen')
  Object.assign(globalThis, { sabForesee: foresee })
}
