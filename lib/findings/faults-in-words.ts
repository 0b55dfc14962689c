import type { ZodError } from 'zod'

/** What the forms call the fields that a person writes in. */
const FIELDS: Record<string, string> = { 'tag.name': "The tag's name", note: 'The note', correctBehaviour: 'What it should have done', 'note.text': 'The note' }

/** Why a finding or a review was not taken, as its form calls the fields; what no form can send is named by its path. */
export function faultsInWords(error: ZodError): string[] {
  return error.issues.map(({ path, message }) => {
    const at = path.join('.')
    const field = FIELDS[at]
    return field === undefined ? `${at}: ${message}` : `${field} ${message}.`
  })
}
