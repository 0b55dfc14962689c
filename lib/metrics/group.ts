/** Groups values by a key, groups in the order in which their keys first occur. */
export function groupBy<T, K>(values: readonly T[], key: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const own = key(value)
    const group = groups.get(own)
    if (group === undefined) groups.set(own, [value])
    else group.push(value)
  }
  return groups
}
