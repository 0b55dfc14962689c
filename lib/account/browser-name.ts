const BROWSERS: readonly [RegExp, string][] = [[/\bEdg(e|A|iOS)?\//, 'Edge'], [/\bOPR\//, 'Opera'], [/\b(Firefox|FxiOS)\//, 'Firefox'], [/(Chrome|CriOS)\//, 'Chrome'], [/\bVersion\/.*Safari\//, 'Safari']]
const SYSTEMS: readonly [RegExp, string][] = [[/\b(iPhone|iPad)\b/, 'iOS'], [/\bAndroid\b/, 'Android'], [/\bWindows\b/, 'Windows'], [/\bMac OS X\b/, 'macOS'], [/\bCrOS\b/, 'ChromeOS'], [/\bLinux\b/, 'Linux']]

/**
 * `Firefox on Linux`, from a User-Agent header; a program's own name (`curl`) where it is no browser; null where it says nothing.
 * Only to be read by the person whose session it is.
 */
export function browserName(userAgent: string | null): string | null {
  if (userAgent === null) return null
  const browser = BROWSERS.find(([mark]) => mark.test(userAgent))?.[1]
  const system = SYSTEMS.find(([mark]) => mark.test(userAgent))?.[1]
  if (browser === undefined) return /^(?!Mozilla)[A-Za-z][\w.-]{0,30}(?=\/)/.exec(userAgent)?.[0] ?? null
  return system === undefined ? browser : `${browser} on ${system}`
}
