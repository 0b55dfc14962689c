import localFont from 'next/font/local'

/** Served from here; Latin, Cyrillic and more in one variable file of 69 kB. The fallback is size-adjusted, so nothing shifts. */
const sans = localFont({ src: '../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2', variable: '--font-geist-sans', weight: '100 900', display: 'swap', adjustFontFallback: 'Arial', preload: true })

/** For tool data and ids, 71 kB, asked for only by pages that show some. */
const mono = localFont({ src: '../../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2', variable: '--font-geist-mono', weight: '100 900', display: 'swap', adjustFontFallback: false, preload: false, fallback: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'Liberation Mono', 'DejaVu Sans Mono', 'monospace'] })

/** Class names for `<html>`: they set the two font variables that globals.css uses. */
export const fontVariables = `${sans.variable} ${mono.variable}`
