import type { ModelRecord } from '@/lib/bundle/record'
import type { Staging } from '@/lib/imports/stage/staging'

/** A name as part of an address: lower case letters, digits, dots and hyphens; `model` where nothing is left. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '')
  return plain === '' ? 'model' : plain.slice(0, 80)
}

/** A slug made of the model's name that no other model has. */
export async function newSlug(staging: Staging, record: ModelRecord): Promise<string> {
  const base = slugOf(record.name)
  for (let attempt = 1; ; attempt++) {
    const slug = attempt === 1 ? base : `${base}-${attempt}`
    if (!staging.slugs.has(slug) && (await staging.db.all(`SELECT "id" FROM "Model" WHERE "slug" = ?`, [slug])).length === 0) return slug
  }
}
