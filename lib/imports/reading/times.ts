import type { BundleRecord } from '@/lib/bundle/record'

const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-](\d\d):?(\d\d))?)?$/

/** Whether a text is a moment that a calendar and a clock have, as ISO 8601 writes it. */
export function isMoment(text: string): boolean {
  const parts = WRITTEN.exec(text)
  if (parts === null) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second <= 60 && zoneHour <= 14 && zoneMinute < 60
}

const KEYS = ['at', 'started_at', 'finished_at'] as const

/** The keys of a record, and of its messages, that hold a time and none that there is: said once a record. */
export function oddTimes(record: BundleRecord): string[] {
  const odd: string[] = []
  const look = (path: string, value: unknown): void => { if (typeof value === 'string' && !isMoment(value)) odd.push(`${path} (${JSON.stringify(value.slice(0, 40))})`) }
  for (const key of KEYS) if (Object.hasOwn(record, key)) look(key, Reflect.get(record, key))
  if (record.type === 'transcript') record.messages.forEach((message, number) => { if (message.at !== undefined) look(`messages[${number}].at`, message.at) })
  return odd
}
