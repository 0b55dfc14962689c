/** An address as a customer wrote it. */
export type WrittenAddress = { line1: string; line2?: string; city: string; region?: string; postcode: string; country: 'US' | 'GB' | 'CA' }

const POSTCODE = /(?<![-\w])(?:([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})|([A-Z]\d[A-Z] ?\d[A-Z]\d)|(\d{5}(?:-\d{4})?))\b/gi
const STATES: Readonly<Record<string, string>> = {
  alabama: 'AL', alaska: 'AK', arizona: 'AZ', arkansas: 'AR', california: 'CA', colorado: 'CO', connecticut: 'CT', delaware: 'DE', florida: 'FL', georgia: 'GA', hawaii: 'HI', idaho: 'ID', illinois: 'IL', indiana: 'IN', iowa: 'IA', kansas: 'KS', kentucky: 'KY',
  louisiana: 'LA', maine: 'ME', maryland: 'MD', massachusetts: 'MA', michigan: 'MI', minnesota: 'MN', mississippi: 'MS', missouri: 'MO', montana: 'MT', nebraska: 'NE', nevada: 'NV', 'new hampshire': 'NH', 'new jersey': 'NJ', 'new mexico': 'NM', 'new york': 'NY',
  'north carolina': 'NC', 'north dakota': 'ND', ohio: 'OH', oklahoma: 'OK', oregon: 'OR', pennsylvania: 'PA', 'rhode island': 'RI', 'south carolina': 'SC', 'south dakota': 'SD', tennessee: 'TN', texas: 'TX', utah: 'UT', vermont: 'VT', virginia: 'VA', washington: 'WA',
  'west virginia': 'WV', wisconsin: 'WI', wyoming: 'WY', ontario: 'ON', quebec: 'QC', 'british columbia': 'BC', alberta: 'AB', manitoba: 'MB', saskatchewan: 'SK', 'nova scotia': 'NS', 'new brunswick': 'NB',
}
const REGION = new RegExp(`[,\\s]+([A-Z]{2}|${Object.keys(STATES).join('|')})\\.?$`, 'i')
const LEAD = /^.*?(?=(?:\d+[A-Za-z]?\s|[Ff]lat\b|[Aa]pt\b|[Aa]partment\b|[Uu]nit\b|[Ss]uite\b|The [A-Z]|c\/o\b|P\.?O\.? [Bb]ox\b))/

/** Every complete address in a text, in order: something with a street, a city and a postcode. */
export function addressesIn(text: string): WrittenAddress[] {
  const found: WrittenAddress[] = []
  let from = 0
  for (const match of text.matchAll(POSTCODE)) {
    const read = readAddress(text.slice(from, match.index), match)
    if (read !== null) {
      found.push(read)
      from = match.index + match[0].length
    }
  }
  return found
}

const STREET = /\d|^(?:[Ff]lat|[Aa]pt|[Uu]nit|The )/

/** The street in a part of an address: without an order number and the words before it. */
function streetOf(part: string): string {
  return part.replace(/^.*\bNL-?\d+\b/i, '').replace(LEAD, '').trim()
}

function readAddress(before: string, match: RegExpMatchArray): WrittenAddress | null {
  const country = match[1] !== undefined ? 'GB' : match[2] !== undefined ? 'CA' : 'US'
  // Only the sentence or line that ends in the postcode belongs to it; "St." and "Ave." end no sentence.
  const own = before.split(/\n|(?<!\b(?:st|ave|rd|dr|no|apt|blvd|ct|ln|mt))[.!?:;]\s+/i).at(-1) ?? ''
  let rest = own.replace(/[\s,]+$/, '')
  let region: string | undefined
  const named = country === 'GB' ? null : REGION.exec(rest)
  if (named?.[1] !== undefined && (named[1].length > 2 || named[1] === named[1].toUpperCase())) {
    region = STATES[named[1].toLowerCase()] ?? named[1].toUpperCase()
    rest = rest.slice(0, named.index).replace(/[\s,]+$/, '')
  }
  const parts = rest.split(',').map((part) => part.trim()).filter((part) => part !== '')
  const at = parts.findIndex((part) => STREET.test(streetOf(part)))
  const streetPart = parts[at]
  if (streetPart === undefined) return null
  const street = streetOf(streetPart)
  // "should go to Toronto now, 55 Bloor Street West, M4W 1A5": the city stands before the street.
  const cityBefore = at > 0 && at === parts.length - 1 ? /\b(?:to|in) ([A-Z][\p{L}]+(?: [A-Z][\p{L}]+)*)/u.exec(parts[at - 1] ?? '')?.[1] : undefined
  if (cityBefore !== undefined) return { line1: street, city: cityBefore, ...(region === undefined ? {} : { region }), postcode: match[0].toUpperCase(), country }
  if (at === parts.length - 1) {
    // "12 Main Street Springfield": the city is what follows the kind of street.
    const split = /^(.*\b(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|way|place|pl|boulevard|blvd|close|terrace|crescent|row)\b\.?)\s+(.+)$/i.exec(street)
    return split?.[1] === undefined || split[2] === undefined ? null : { line1: split[1], city: split[2], ...(region === undefined ? {} : { region }), postcode: match[0].toUpperCase(), country }
  }
  const city = parts.at(-1) ?? ''
  const line1 = [street, ...parts.slice(at + 1, -1)].join(', ')
  return { line1, city, ...(region === undefined ? {} : { region }), postcode: match[0].toUpperCase(), country }
}

/** An address in one line, as it is read back. */
export function addressLine(address: { line1: string; line2?: string | null | undefined; city: string; region?: string | null | undefined; postcode: string }): string {
  return [address.line1, address.line2, address.city, address.region, address.postcode].filter((part) => part != null && part !== '').join(', ')
}
