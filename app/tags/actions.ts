'use server'
import { revalidatePath } from 'next/cache'
import { ZodError } from 'zod'
import { fieldFaults } from '@/components/people/form-state'
import type { TagFormState, TypedTag } from '@/components/tags/tag-form'
import { recordDenied } from '@/lib/audit/denied'
import { authorise, NotAllowed, type Permission } from '@/lib/auth/permissions'
import { currentViewer } from '@/lib/auth/session'
import type { Viewer } from '@/lib/auth/viewer'
import { sentForm } from '@/lib/http/at-hand'
import { archiveTag, createTag, mergeTags, reviseTag, type TagOutcome } from '@/lib/tags/commands'
import { newTagInput, revisedTagInput } from '@/lib/tags/tag-input'

/** Adds a tag to the codebook. */
export async function submitTag(_before: TagFormState, form: FormData): Promise<TagFormState> {
  return told('The tag is in the codebook.', 'tags.create', (viewer) => createTag(viewer, newTagInput.parse(tagFields(form))), () => tagFields(form))
}

/** Saves an edited tag. */
export async function submitTagRevision(_before: TagFormState, form: FormData): Promise<TagFormState> {
  return told('Saved.', 'tags.manage', (viewer) => reviseTag(viewer, revisedTagInput.parse({ ...tagFields(form), id: text(form, 'id') })), () => tagFields(form))
}

/** Gives one tag's findings to another. */
export async function submitMerge(_before: TagFormState, form: FormData): Promise<TagFormState> {
  return told('Merged. This tag is archived, its findings have the other.', 'tags.manage', (viewer) => mergeTags(viewer, { from: text(form, 'from'), into: text(form, 'into') }))
}

/** Takes a tag out of use or back into it. */
export async function submitArchive(_before: TagFormState, form: FormData): Promise<TagFormState> {
  return told('Saved.', 'tags.manage', (viewer) => archiveTag(viewer, { id: text(form, 'id'), archived: text(form, 'archived') === 'yes' }))
}

function tagFields(form: FormData): TypedTag {
  const parent = text(form, 'parent')
  return { name: text(form, 'name'), polarity: text(form, 'polarity'), description: text(form, 'description'), parent: parent === '' ? null : parent }
}

function text(form: FormData, name: string): string {
  const value = sentForm(form).get(name)
  return typeof value === 'string' ? value : ''
}

/** @param typed what stands in the form again where it is refused */
async function told(done: string, permission: Permission, act: (viewer: Viewer) => Promise<TagOutcome>, typed?: () => TypedTag): Promise<TagFormState> {
  const refused = (message: string | null): NonNullable<TagFormState> => ({ tone: 'bad', message, ...(typed === undefined ? {} : { typed: typed() }) })
  try {
    const viewer = await currentViewer()
    // Before the form is read: who may not is told so, and not what would be wrong with it.
    authorise(viewer, permission)
    const answer = await act(viewer)
    if (answer.outcome === 'refused') return refused(answer.fault)
    if (answer.outcome === 'not-found') return refused('The tag is not in the codebook any more.')
    revalidatePath('/tags')
    return { tone: 'good', message: done }
  } catch (error) {
    if (error instanceof NotAllowed) await recordDenied(error.viewer, error.permission)
    if (error instanceof NotAllowed) return { tone: 'bad', message: error.message }
    if (error instanceof ZodError) return { ...refused(null), faults: fieldFaults(error.issues).faults }
    throw error
  }
}
