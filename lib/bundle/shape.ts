import type { z } from 'zod'

/** Whether a value has a record's shape. The value is then used as it was read, because a parsed copy would lose a member named `__proto__`. */
export function hasShape<T>(schema: z.ZodType<T>, value: unknown): value is T {
  return schema.safeParse(value).success
}
