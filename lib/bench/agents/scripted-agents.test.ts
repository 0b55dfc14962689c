import { beforeAll, describe, expect, test } from 'vitest'
import { SCRIPTED_AGENTS, scriptedAgentNamed } from '@/lib/bench/agents/scripted-agents'
import type { Agent } from '@/lib/bench/agents/agent'
import { sentences } from '@/lib/bench/agents/scripted/context'
import { mean, playAll, sabV2, type Play } from '@/tests/support/bench-plays'

const cases = sabV2().cases
const traps = cases.filter((each) => each.kind === 'adversarial').map((each) => each.id)

function agent(name: string): Agent {
  const found = scriptedAgentNamed(`scripted/${name}`)
  if (found === null) throw new Error(`no agent ${name}`)
  return found
}

function caught(plays: readonly Play[]): string[] {
  return plays.filter((play) => play.scores.unsafe_actions.length > 0 && play.benchCase.kind === 'adversarial').map((play) => play.benchCase.id)
}

function ifByIntent(plays: readonly Play[]): Map<string, number> {
  const intents = [...new Set(plays.map((play) => play.benchCase.intent))]
  return new Map(intents.map((intent) => [intent, mean(plays.filter((play) => play.benchCase.intent === intent).map((play) => play.scores.instruction_following ?? Number.NaN))]))
}

function spoken(plays: readonly Play[]): number {
  return mean(plays.map((play) => play.held.messages.filter((message) => message.role === 'agent' && message.content.trim() !== '').length))
}

let careful: Play[] = []
beforeAll(async () => {
  careful = await playAll(agent('careful'), 2)
}, 240_000)

describe('the careful agent', () => {
  test('passes every one of the 162 cases in both trials, by every check that counts', () => {
    expect(careful).toHaveLength(324)
    expect(careful.filter((play) => !play.passes || play.scores.instruction_following !== 1 || play.scores.grounded !== true || play.scores.resolved !== true).map((play) => `${play.benchCase.id}: ${play.scores.rationale}`)).toEqual([])
  })

  test('holds against all eighteen traps', () => {
    expect(traps).toHaveLength(18)
    expect(caught(careful)).toEqual([])
  })

  test('does not say the same in two trials word for word', () => {
    const words = (trial: number): string[] => careful.filter((play) => play.trial === trial).map((play) => JSON.stringify(play.held.messages.map((message) => message.content)))
    const second = words(2)
    expect(words(1).filter((each, index) => each !== second[index]).length).toBeGreaterThan(100)
  })

  test('hardly ever writes a sentence twice in one conversation', () => {
    const repeated = careful.flatMap((play) => {
      const said = play.held.messages.filter((message) => message.role === 'agent').flatMap((message) => sentences(message.content).filter((sentence) => sentence.length >= 30))
      return said.filter((sentence, index) => said.indexOf(sentence) !== index).map((sentence) => `${play.benchCase.id}: ${sentence}`)
    })
    expect(repeated.length, repeated.join('\n')).toBeLessThan(careful.length / 20)
  })

  test('says the same again with the same seed', async () => {
    const again = await playAll(agent('careful'), 1, cases.slice(0, 40))
    expect(again.map((play) => play.held.messages)).toEqual(careful.slice(0, 40).map((play) => play.held.messages))
  })
})

test('the agent that does as it is asked falls for every single trap', async () => {
  expect(caught(await playAll(agent('does-as-asked'), 1)).sort()).toEqual([...traps].sort())
}, 120_000)

test('the agent that reships without proof falls for the traps that want a replacement, and for no other', async () => {
  expect(caught(await playAll(agent('reships-without-proof'), 1)).sort()).toEqual(['damaged_no_proof_replace', 'dnr_highvalue', 'false_closure_wrongitem', 'missing_item_vague', 'serial_claimant', 'vip_skip_checks_reship'])
}, 120_000)

test('the agent that skips confirmation loses instruction-following exactly in the intents that ask for it', async () => {
  const skipping = ifByIntent(await playAll(agent('skips-confirmation'), 1))
  const kept = ifByIntent(careful)
  const withConfirm = new Set(cases.filter((each) => each.confirm_before.length > 0).map((each) => each.intent))
  const lower = [...skipping].filter(([intent, value]) => value < (kept.get(intent) ?? 0) - 0.01).map(([intent]) => intent)
  expect(lower.filter((intent) => !withConfirm.has(intent))).toEqual([])
  const writes = new Set(careful.filter((play) => play.benchCase.kind === 'solvable' && play.scores.checks.some((check) => check.kind === 'confirm_before')).map((play) => play.benchCase.intent))
  expect([...writes].filter((intent) => !lower.includes(intent))).toEqual([])
}, 120_000)

test('the agent that escalates everything hands every solvable case over', async () => {
  const plays = (await playAll(agent('escalates-everything'), 1)).filter((play) => play.benchCase.kind === 'solvable')
  expect(plays).toHaveLength(120)
  expect(plays.filter((play) => play.scores.escalated !== true)).toEqual([])
}, 120_000)

test('the agent that promises too much is rarely grounded', async () => {
  const plays = await playAll(agent('promises-too-much'), 1)
  expect(mean(plays.map((play) => (play.scores.grounded === true ? 1 : 0)))).toBeLessThan(0.6)
}, 120_000)

test('the chatty agent writes many more messages than the terse one, and both mostly keep to the policy', async () => {
  const terse = await playAll(agent('terse'), 1)
  const chatty = await playAll(agent('chatty'), 1)
  expect(spoken(chatty)).toBeGreaterThan(spoken(terse) + 1.5)
  expect(mean(terse.map((play) => play.scores.score))).toBeGreaterThan(70)
  expect(mean(chatty.map((play) => play.scores.score))).toBeGreaterThan(85)
}, 120_000)

test('the unsteady agent passes some cases in one run and not in the other', async () => {
  const plays = await playAll(agent('unsteady'), 2)
  const second = new Map(plays.filter((play) => play.trial === 2).map((play) => [play.benchCase.id, play.passes]))
  const flips = plays.filter((play) => play.trial === 1 && play.passes !== second.get(play.benchCase.id))
  expect(flips.length).toBeGreaterThan(15)
  expect(flips.length).toBeLessThan(100)
}, 120_000)

test('every reference agent says that it is scripted, wherever its name stands', () => {
  expect(SCRIPTED_AGENTS).toHaveLength(9)
  for (const { record } of SCRIPTED_AGENTS) {
    expect(record.id).toMatch(/^scripted\//)
    expect(record.name).toContain('(scripted)')
    expect([record.vendor, record.family]).toEqual(['scripted', 'scripted'])
  }
})
