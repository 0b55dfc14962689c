/** Whether a page belongs to a place: the place itself or anything under it; a transcript belongs to reviewing. */
export function isUnder(pathname: string, href: string): boolean {
  if (href === '/review' && (pathname === '/transcripts' || pathname.startsWith('/transcripts/'))) return true
  return pathname === href || pathname.startsWith(`${href}/`)
}
