import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { z } from 'zod'

// scrypt at N = 2^17, r = 8 costs about a third of a second and 128 MB: what a guesser pays, and why few run at once.
const COST = { logN: 17, r: 8, p: 1 } as const
const KEY_BYTES = 32
const SALT_BYTES = 16
const PARALLEL = Math.max(1, availableParallelism() - 1)
const LONGEST_QUEUE = 12

/** Thrown when more passwords wait for their hash than can be done in a few seconds. Doors answer 503 with Retry-After. */
export class TooManyHashes extends Error {
  readonly retryAfterSeconds = 5
  constructor() {
    super('More sign-ins at once than can be checked; try again in a few seconds.')
    this.name = 'TooManyHashes'
  }
}

/** A password as typed when signing in: any text that could be one. NUL is refused, not cut at. */
export const passwordInput = z.string().min(1, 'is empty').max(1000, 'is longer than 1,000 characters').refine((text) => !text.includes('\0'), 'contains a NUL character')

/** A password somebody chooses: at least 12 characters, not one character repeated. Folded by NFKC before hashing. */
export const newPasswordInput = passwordInput.refine((text) => [...text.normalize('NFKC')].length >= 12, 'needs at least 12 characters').refine((text) => new Set(text).size >= 5, 'repeats too few different characters')

/** Hashes a password as `scrypt$logN$r$p$salt$key`, salt and key in base64url. @throws TooManyHashes */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await inTurn(() => derive(password, salt, COST))
  return ['scrypt', COST.logN, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/**
 * Whether a password is the one behind a stored hash. A null hash (no such account, no password set, disabled) costs
 * the same time and is never right. @throws TooManyHashes
 */
export async function isRightPassword(password: string, stored: string | null): Promise<boolean> {
  const parsed = stored === null ? null : parseHash(stored)
  const { salt, cost, key } = parsed ?? { salt: Buffer.alloc(SALT_BYTES), cost: COST, key: Buffer.alloc(KEY_BYTES) }
  const derived = await inTurn(() => derive(password, salt, cost))
  return timingSafeEqual(derived, key) && parsed !== null
}

type Cost = { logN: number; r: number; p: number }

function parseHash(stored: string): { cost: Cost; salt: Buffer; key: Buffer } {
  const match = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d)\$([\w-]+)\$([\w-]+)$/.exec(stored)
  const [, logN, r, p, salt, key] = match ?? []
  if (logN === undefined || r === undefined || p === undefined || salt === undefined || key === undefined) throw new Error('A stored password hash is not in the form scrypt$logN$r$p$salt$key.')
  return { cost: { logN: Number(logN), r: Number(r), p: Number(p) }, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
}

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const N = 2 ** cost.logN
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r: cost.r, p: cost.p, maxmem: 128 * N * cost.r * 2 }, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= PARALLEL) {
    if (waiting.length >= LONGEST_QUEUE) throw new TooManyHashes()
    // The turn is handed over: whoever ends does not lower `running` when somebody waits.
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running++
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}
