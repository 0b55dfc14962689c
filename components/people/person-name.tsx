import { nameOf, type PeopleNames } from '@/lib/people/names'

/** Somebody by name, with the address on hover; the address alone where no name is known. */
export function PersonName({ address, names }: { address: string; names: PeopleNames }) {
  const name = nameOf(names, address)
  return <bdi data-tip={name === address ? undefined : address}>{name}</bdi>
}
