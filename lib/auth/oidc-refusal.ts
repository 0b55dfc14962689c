/** Why the identity provider's word lets somebody not in, as it stands in an address. */
export const OIDC_REFUSALS = ['not-invited', 'disabled', 'not-verified', 'other-person', 'incomplete'] as const
export type OidcRefusal = (typeof OIDC_REFUSALS)[number]

/** What is told to who was refused: the provider has said who that is, so it is nothing about anybody else. */
const WORDS: Record<OidcRefusal, string> = {
  'not-invited': 'The identity provider knows you, this app does not. Ask an admin to invite you.',
  'disabled': 'Your account here is disabled. Ask an admin.',
  'not-verified': 'The identity provider has not verified your address. Have it verified there, then sign in again.',
  'other-person': 'The account with your address belongs to another person of the identity provider. Ask an admin.',
  'incomplete': 'The identity provider does not say who you are: it must give an id and an e-mail address. Ask an admin.',
}

/** What an `error` in the sign-in page's address means, in words; any other failed in a way that only a second try can tell. */
export function refusalWords(error: unknown): string {
  const refusal = OIDC_REFUSALS.find((each) => each === error)
  return refusal === undefined ? 'Signing in did not work. Try again.' : WORDS[refusal]
}
