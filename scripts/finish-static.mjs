// What Next's build leaves to be done to its static files, once, when the app is built.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

/**
 * Lets pages be seen before their scripts start, and leaves a Brotli copy beside each script and style: a seventh smaller
 * than gzip, but too slow to make at every start.
 * @param {string} folder the build's `static` folder
 * @throws {Error} when the build has no runtime that could be made to wait: then Next builds otherwise than this knows
 */
export function finishStatic(folder) {
  let runtimes = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css)$/.test(entry.name)) continue
    const full = path.join(entry.parentPath ?? entry.path, entry.name)
    let plain = readFileSync(full, 'utf8')
    if (/^turbopack-[\w-]+\.js$/.test(entry.name)) {
      runtimes += 1
      plain = startedAfterPaint(plain)
      writeFileSync(full, plain)
    }
    writeFileSync(`${full}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }))
  }
  if (runtimes === 0) throw new Error(`${folder} holds no turbopack-….js: the runtime that starts a page's scripts has another name now (scripts/finish-static.mjs)`)
}

const OPENING = '(()=>{let started=false;'

/**
 * The runtime, made to start when the whole document has been painted. Scripts of a page are asynchronous: on a quick line
 * they arrive while the document is still being read, and starting React (75 ms on two cores) then stands between the reader
 * and words that are there already. The other files only queue up for the runtime, so that this one file decides. A page
 * that is not shown has no frames to wait for; nor is a frame waited for longer than half a second.
 * @param {string} runtime
 */
export function startedAfterPaint(runtime) {
  // Done before: a build that was interrupted here is finished once more.
  if (runtime.startsWith(OPENING)) return runtime
  if (!runtime.startsWith('(()=>{')) throw new Error('the runtime does not look as it did: start it after paint by another way, or not at all (scripts/finish-static.mjs)')
  return `${OPENING}const start=()=>{if(started)return;started=true;\n${runtime}\n};
const frames=(n)=>n===0?setTimeout(start):requestAnimationFrame(()=>frames(n-1));
const painted=()=>{if(document.hidden)return start();setTimeout(start,500);frames(3)};
document.readyState==='loading'?document.addEventListener('DOMContentLoaded',painted):painted()})();`
}
