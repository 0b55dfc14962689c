/** A share as a whole per cent, "83%"; just short of all or nothing stays short of it: ">99%", "<1%". */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return '<1%'
  if (share < 1 && share >= 0.995) return '>99%'
  return `${Math.round(share * 100)}%`
}

/** One score of 0 to 100, with one decimal where it has one: "74", "74.2". */
export function score(value: number): string {
  return Number.isInteger(Math.round(value * 10) / 10) ? String(Math.round(value)) : value.toFixed(1)
}

/** A mean of scores, always one decimal, so that a column of them lines up: "42.0". */
export function meanScore(value: number): string {
  return value.toFixed(1)
}

/** A component of 0 to 1, two decimals: "0.50". */
export function unit(value: number): string {
  return value.toFixed(2)
}

/** A count with separators: "13,932". */
export function whole(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 0 })
}

/** US dollars, as many decimals as say something: "$12.30", "$0.0041". */
export function dollars(value: number): string {
  if (value === 0) return '$0'
  return value >= 0.1 ? `$${value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}` : `$${Number(value.toPrecision(2))}`
}

/** A count with its noun: "1 run", "12 runs". */
export function counted(count: number, one: string, many: string): string {
  return `${whole(count)} ${count === 1 ? one : many}`
}
