/** The Latin letters of Geist, 29 kB. Other alphabets and the letters of tool data are fetched when a page shows some (app/globals.css). */
const LATIN = new URL('@fontsource-variable/geist/files/geist-latin-wght-normal.woff2', import.meta.url)

/** Asks for the font beside the styles instead of after them. */
export function FontPreload() {
  return <link rel="preload" href={LATIN.pathname} as="font" type="font/woff2" crossOrigin="anonymous" />
}
