// What is done to a document on its way out, so that a page is seen before anything but itself was fetched.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { beginAnswer } from './begun-answer.mjs'
import { acceptsGzip, beginGzip, prepare } from './begun-gzip.mjs'
import { EARLY_KEYS } from './early-keys.mjs'

const HEAD_END = '</head>'
/** A head is a few kilobytes; what has none by then goes out as it is. */
const LONGEST_HEAD = 256 * 1024

const STYLE = /<link rel="stylesheet" href="([^"]+)"([^>]*?)\/?>/g
const SCRIPT = /<script src="(\/_next\/static\/[^"]+)"((?: (?:async|nonce|id)="[^"]*")*)><\/script>/g
/** Next asks for the file that starts a page's scripts in the head and names it again where the page ends. */
const SCRIPT_PRELOAD = /<link rel="preload" as="script"[^>]*? href="([^"]+)"[^>]*>/g

/**
 * Asks for a page's scripts once its words have been painted: two frames after the document was read, when the browser has
 * said that something is to be seen; half a second after it where that does not come, at once where nobody looks. The links of
 * style sheets become links then: one that is disabled is fetched all the same where the browser reads ahead.
 */
const ASKER = `(()=>{let asked=false
const ask=()=>{if(asked)return;asked=true;for(const link of document.querySelectorAll('link[data-rel]')){link.rel=link.dataset.rel;delete link.dataset.rel}for(const each of document.querySelectorAll('script[data-src]')){const script=document.createElement('script');script.src=each.dataset.src;script.async=true;script.nonce=each.nonce;if(each.id)script.id=each.id;each.replaceWith(script)}}
const seen=()=>{try{new PerformanceObserver((list,observer)=>{if(list.getEntriesByName('first-contentful-paint').length>0){observer.disconnect();setTimeout(ask)}}).observe({type:'paint',buffered:true})}catch{ask()}}
const frames=(left)=>left===0?seen():requestAnimationFrame(()=>frames(left-1))
const read=()=>{if(document.hidden)return ask();setTimeout(ask,500);frames(2)}
document.readyState==='loading'?document.addEventListener('DOMContentLoaded',read):read()})()`

/** What every document of ours begins with, and Next's once more where ours was sent already. */
const DOCTYPE = '<!DOCTYPE html>'

/** The style sheet that every page has brings the letters that every page is written in. */
const LATIN_LETTERS = /url\(["']?([^"')]*\/geist-latin-wght-normal[^"')]*)/

/** What Next says of a page: by these headers a cache tells a document from data. */
const VARY = 'rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch'

/**
 * What finishes documents, and begins them at once where it is foreseen that there will be one (app/foreseen.ts): the browser
 * makes its process, reads the styles and fetches the letters while the page is drawn. In the head the build's style sheets
 * are written out (no request stands before the first paint, and their links stay for React to find), and the scripts are
 * only named. Without that, scripts arrive while the document is still being read, and fetching, compiling and starting them
 * takes the processor from painting words that are there already. Whatever is not recognised is passed on as it is.
 * `finish` makes a response finish the document it is given. `begin` begins it too, compressed where the request takes gzip, and
 * tells `otherwise` a status that was not foreseen; it does nothing and returns false where the build lacks that style sheet.
 * @param {string} folder the build's `static` folder
 */
export function documentsOf(folder) {
  const sheets = styleSheets(folder)
  const found = [...sheets].find(([, text]) => LATIN_LETTERS.test(text))
  const frame = found === undefined ? null : { address: found[0], font: LATIN_LETTERS.exec(found[1])?.[1], styles: prepare(`${found[1]}</style>`) }
  return {
    finish: (response) => finishDocument(response, sheets, null),
    begin: (request, response, foreseen, otherwise) => {
      if (frame === null) return false
      beginDocument(request, response, foreseen, frame, otherwise)
      finishDocument(response, sheets, frame.address)
      return true
    },
  }
}

/** @param {string | null} begun the address of the style sheet that was sent already */
function finishDocument(response, sheets, begun) {
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  const writeHead = response.writeHead.bind(response)
  /** What came of the head so far; null once it is out. @type {Buffer[] | null} */
  let held = []
  let bootstrap = null

  const pass = (given, encoding) => {
    const chunk = typeof given === 'string' ? Buffer.from(given, encoding) : Buffer.from(given.buffer, given.byteOffset, given.byteLength)
    if (held === null) return named(chunk)
    held.push(chunk)
    const all = held.length === 1 ? chunk : Buffer.concat(held)
    const headEnd = all.indexOf(HEAD_END)
    if (headEnd < 0 && all.length < LONGEST_HEAD) return null
    held = null
    if (headEnd < 0) return all
    const finished = finishHead(all.toString('utf8', 0, headEnd), sheets, begun)
    bootstrap = finished.bootstrap
    return Buffer.concat([Buffer.from(finished.head), named(all.subarray(headEnd))])
  }

  /** The script that starts the others, where the chunk has it. Cut in two by the end of a chunk it starts by itself, which is only earlier. */
  const named = (chunk) => {
    if (bootstrap === null || !chunk.includes(`<script src="${bootstrap}"`)) return chunk
    bootstrap = null
    // As bytes: a chunk may begin or end within a letter.
    return Buffer.from(chunk.toString('latin1').replace(SCRIPT, laterScript), 'latin1')
  }

  const isDocument = () => held === null || String(response.getHeader('content-type') ?? '').startsWith('text/html')

  // Next sends the head of the answer before it writes.
  response.writeHead = (...given) => {
    if (isDocument()) {
      response.removeHeader('content-length')
      withoutStyles(response)
    }
    return writeHead(...given)
  }

  response.write = (given, ...rest) => {
    if (!isDocument()) return write(given, ...rest)
    const chunk = pass(given, typeof rest[0] === 'string' ? rest[0] : 'utf8')
    const done = rest.find((each) => typeof each === 'function')
    if (chunk !== null) return done === undefined ? write(chunk) : write(chunk, done)
    done?.()
    return true
  }
  response.end = (given, ...rest) => {
    if (typeof given === 'function' || given === undefined || given === null) {
      if (held !== null && held.length > 0) write(Buffer.concat(held))
      held = null
      return typeof given === 'function' ? end(given) : end()
    }
    if (!isDocument()) return end(given, ...rest)
    response.write(given, typeof rest[0] === 'string' ? rest[0] : 'utf8')
    return response.end(rest.find((each) => typeof each === 'function'))
  }
}

/** Sends what stands at the start of every document. Next names `<html>` and `<head>` again: a second tag adds its attributes to the first, or nothing. */
function beginDocument(request, response, { nonce, headers, attributes }, { font, styles }, otherwise) {
  const root = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`).join('')
  const own = `${DOCTYPE}<html lang="en"${root}><head><style nonce="${nonce}">`
  const isGzip = acceptsGzip(request)
  beginAnswer(response, {
    ...headers,
    'Vary': `${VARY}, Accept-Encoding`,
    ...(isGzip ? { 'Content-Encoding': 'gzip' } : {}),
    'Link': `<${font}>; rel=preload; as="font"; crossorigin="anonymous"; type="font/woff2"`,
    'Content-Type': 'text/html; charset=utf-8',
  }, () => { if (isGzip) beginGzip(response, own, styles); else response.write(Buffer.concat([Buffer.from(own), styles.bytes])) }, otherwise)
}

/** Next asks for style sheets by a header too, and for a connection to the server that is answering. */
function withoutStyles(response) {
  const asked = response.getHeader('link')
  if (typeof asked !== 'string') return
  const kept = asked.split(/, (?=<)/).filter((each) => !/; (as="style"|rel=preconnect)/.test(each))
  if (kept.length === 0) response.removeHeader('link')
  else response.setHeader('Link', kept.join(', '))
}

/**
 * The head of a document, up to its end tag: styles written out, scripts named for the asker, early keys kept. `bootstrap`
 * is the address of the script that stands at the page's end, or null. A head without a nonce, or with a style sheet that is
 * not the build's, is no page of ours.
 * @param {string} given
 * @param {Map<string, string>} sheets what stands in each style sheet, by its address
 * @param {string | null} begun the address of the sheet that was sent with the document's start; null where nothing was sent
 */
export function finishHead(given, sheets, begun = null) {
  const head = begun !== null && given.startsWith(DOCTYPE) ? given.slice(DOCTYPE.length) : given
  const nonce = /<script [^>]*\bnonce="([^"]+)"/.exec(head)?.[1]
  const links = [...head.matchAll(STYLE)]
  if (nonce === undefined || links.some(([, address]) => !sheets.has(address))) return { head, bootstrap: null }
  let bootstrap = null
  const scripted = head
    .replace(SCRIPT_PRELOAD, (_link, address) => { bootstrap = address; return '' })
    .replace(SCRIPT, laterScript)
  const written = links.filter(([, address]) => address !== begun).map(([, address]) => sheets.get(address)).join('\n')
  let isFirst = written !== ''
  const styled = scripted.replace(STYLE, (_link, address, rest) => {
    const before = isFirst ? `<style nonce="${nonce}">${written}</style>` : ''
    isFirst = false
    return `${before}<link data-rel="stylesheet" href="${address}"${rest} disabled=""/>`
  })
  return { head: `${styled}<script nonce="${nonce}">${EARLY_KEYS}${ASKER}</script>`, bootstrap }
}

function laterScript(_script, address, attributes) {
  return `<script type="text/plain" data-src="${address}"${attributes.replace(' async=""', '')}></script>`
}

/** The build's style sheets by address, as they may stand in a document: what they name is named from the root. */
function styleSheets(folder) {
  const sheets = new Map()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.css')) continue
    const full = path.join(entry.parentPath ?? entry.path, entry.name)
    const address = `/_next/static/${path.relative(folder, full).split(path.sep).join('/')}`
    const text = readFileSync(full, 'utf8')
    if (/<\/style|<!--/i.test(text)) continue
    sheets.set(address, text.replaceAll(/url\((?!data:|["']?\/)(["']?)([^"')]*)/g, (_open, quote, named) => `url(${quote}${path.posix.join(path.posix.dirname(address), named)}`))
  }
  return sheets
}
