import path from 'node:path'
import { z } from 'zod'

/** What the environment may say. Parsed once; a bad value stops the start with the whole list of what is wrong. */
const environmentSchema = z.object({
  /** `postgresql://…`, `file:PATH`, or unset for the SQLite file under the data folder. */
  DATABASE_URL: z.string().min(1).optional(),
  /** Where the database file, the app's secret and uploads live. */
  SAB_DATA_DIR: z.string().min(1).default('data'),
  /** The address people open, e.g. https://review.example.org; absolute links are made from it alone. */
  SAB_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Overrides the secret kept in the data folder; at least 32 characters. */
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  /** Number of reverse proxies in front whose X-Forwarded-For entry is to be believed; 0 believes none. */
  SAB_TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  SAB_OIDC_ISSUER: z.url().optional(),
  SAB_OIDC_CLIENT_ID: z.string().min(1).optional(),
  SAB_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  SAB_OIDC_NAME: z.string().min(1).default('Single sign-on'),
  /** Role that a person gets who signs in by OIDC for the first time; unset: only invited people may. */
  SAB_OIDC_ROLE: z.enum(['viewer', 'reviewer', 'admin']).optional(),
  /** A session ends after this long without a request, and after this long in any case; in seconds. */
  SAB_SESSION_IDLE_SECONDS: z.coerce.number().int().min(1).max(2_592_000).default(28_800),
  SAB_SESSION_MAX_SECONDS: z.coerce.number().int().min(1).max(2_592_000).default(604_800),
  /** Bound of the serving process's heap in MB (scripts/server-flags.mjs); 768 where left out. */
  SAB_HEAP_MB: z.coerce.number().int().min(256).max(65_536).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
}).superRefine((given, context) => {
  const name = (given.SAB_OIDC_ISSUER === undefined) === (given.SAB_OIDC_CLIENT_ID === undefined) ? null : given.SAB_OIDC_ISSUER === undefined ? 'SAB_OIDC_ISSUER' : 'SAB_OIDC_CLIENT_ID'
  if (name !== null) context.addIssue({ code: 'custom', path: [name], message: 'is missing: single sign-on needs SAB_OIDC_ISSUER and SAB_OIDC_CLIENT_ID, with SAB_OIDC_CLIENT_SECRET where the provider gave one' })
})

export type Environment = z.infer<typeof environmentSchema>

/**
 * Parses a set of environment variables; empty strings count as unset, except a set but empty secret, which is refused.
 * @throws Error whose message lists every variable that is wrong and why.
 */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  if (source.NEXTAUTH_SECRET === '') throw new Error('The environment is wrong:\n  NEXTAUTH_SECRET: is set but empty; unset it or give it at least 32 characters')
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment is wrong:\n${faults.join('\n')}`)
  }
  return parsed.data
}

let parsedOnce: Environment | undefined

/** The process's environment, parsed on first use. */
export function environment(): Environment {
  parsedOnce ??= parseEnvironment(process.env)
  return parsedOnce
}

/** Absolute path of the data folder. */
export function dataDirectory(): string {
  return path.resolve(/* turbopackIgnore: true */ process.cwd(), environment().SAB_DATA_DIR)
}
