/** The names of people by the address that findings and reviews know them by, as it is written there. */
export type PeopleNames = ReadonlyMap<string, string>

/** What somebody is called on a page: the name, or the address where no name is known. */
export function nameOf(names: PeopleNames, address: string): string {
  return names.get(address) ?? address
}
