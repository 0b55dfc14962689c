/** The names of people by the address that findings and reviews know them by, as it is written there. */
export type PeopleNames = ReadonlyMap<string, string>

/** What somebody is called on a page: the name, or the address where no name is known. */
export function nameOf(names: PeopleNames, address: string): string {
  return names.get(address) ?? address
}

/** Up to two letters or digits for somebody: the first of each of the first two words that have one. */
export function initialsOf(name: string): string {
  return name.split(/\s+/).flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0].toUpperCase() ?? []).slice(0, 2).join('')
}
