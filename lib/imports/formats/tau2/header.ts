import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { RunRecord } from '@/lib/bundle/record'
import type { FileSource, ImportAnswers } from '@/lib/imports/formats/format'
import { slugOf } from '@/lib/imports/formats/model-name'
import { maskSecrets } from '@/lib/imports/formats/secrets'
import { filled } from '@/lib/imports/formats/tau2/messages'

const text = z.string().nullish()
const side = z.looseObject({ implementation: text, llm: text, llm_args: z.unknown().optional() })

export const tau2Info = z.looseObject({
  git_commit: text, num_trials: z.number().nullish(), max_steps: z.number().nullish(), max_errors: z.number().nullish(), seed: z.unknown().optional(),
  user_info: side.nullish(), agent_info: side.nullish(),
  environment_info: z.looseObject({ domain_name: text, policy: text, tool_defs: z.unknown().optional() }).nullish(),
})
export type Tau2Info = z.infer<typeof tau2Info>

/** What the members around the simulations say: `info` in full files, `domain` and `model` in wrapped ones. */
export type Header = { info: Tau2Info | null; timestamp: string | null; domain: string | null; model: string | null }

export const NO_HEADER: Header = { info: null, timestamp: null, domain: null, model: null }

/** Adds one member of the top-level object to what is known. False when it does not have the shape it must have. */
export function addToHeader(header: Header, key: string, value: unknown): z.ZodError | null {
  if (key === 'info') {
    const checked = tau2Info.safeParse(value)
    if (!checked.success) return checked.error
    header.info = checked.data
    header.domain = checked.data.environment_info?.domain_name ?? header.domain
    header.model = checked.data.agent_info?.llm ?? header.model
  } else if (typeof value === 'string') {
    if (key === 'timestamp') header.timestamp = value
    else if (key === 'domain') header.domain ??= value
    else if (key === 'model') header.model ??= value
  }
  return null
}

/** Whether the agent worked on a ticket by itself, without a customer. */
function isSolo(info: Tau2Info | null): boolean {
  return (info?.agent_info?.implementation ?? '').endsWith('_solo')
}

/**
 * The suite of a results file: domain, `solo` where there is no customer, and a short hash of the policy, because the
 * same domain under another policy is another test (`airline` and its tightened variants differ by nothing else).
 */
export function suiteOf(header: Header): { id: string; name: string; version: string } | null {
  if (header.domain === null) return null
  const policy = header.info?.environment_info?.policy
  const version = policy ? createHash('sha256').update(policy).digest('hex').slice(0, 6) : '1'
  const solo = isSolo(header.info)
  const id = ['tau2', slugOf(header.domain), ...(solo ? ['solo'] : []), ...(policy ? [version] : [])].join('-')
  return { id, name: `tau2-bench ${header.domain}${solo ? ' (no customer)' : ''}${policy ? `, policy ${version}` : ''}`, version }
}

/** Names the runs of a file: the time its evaluation began and what was evaluated, else its first simulation; never the file's name, which changes. */
export function fingerprintOf(header: Header, firstSimulation: string | null, source: FileSource): string {
  const { info, timestamp } = header
  const identity = timestamp !== null && info ? [timestamp, info.git_commit ?? null, header.domain, header.model, info.agent_info?.implementation ?? null] : [firstSimulation ?? source.name]
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 10)
}

/** How the runs were set up, with secrets masked; the policy stands with the cases. */
export function settingsOf(header: Header): { settings: RunRecord['settings']; masked: string[] } {
  const { info } = header
  if (!info) return { settings: { harness: 'tau2-bench' }, masked: [] }
  const { environment_info: environment, ...rest } = info
  const kept = environment ? Object.entries(environment).filter(([key]) => key !== 'policy') : []
  const { value, masked } = maskSecrets(filled({ harness: 'tau2-bench', ...rest, environment_info: filled(Object.fromEntries(kept)) }), 'info')
  return { settings: value, masked }
}

/** The tool names that give a domain away where nothing else does. */
const DOMAIN_TOOLS: readonly [RegExp, string][] = [
  [/^(book_reservation|get_reservation_details|update_reservation_\w+|cancel_reservation|search_(direct|onestop)_flight)$/, 'airline'],
  [/^(find_user_id_by_\w+|get_order_details|get_product_details|exchange_delivered_order_items|return_delivered_order_items|modify_pending_order_\w+|cancel_pending_order)$/, 'retail'],
  [/^(get_customer_by_\w+|refuel_data|toggle_(data|airplane_mode|roaming)|check_status_bar|run_speed_test|enable_roaming|suspend_line|resume_line)$/, 'telecom'],
]

export function domainOfTools(names: Iterable<string>): string | null {
  for (const name of names) {
    const found = DOMAIN_TOOLS.find(([pattern]) => pattern.test(name))
    if (found) return found[1]
  }
  return null
}

/** Suite, model and judge of an import: what was answered goes before what the file says. */
export function namesOf(header: Header, answers: ImportAnswers): { suite: { id: string; name: string; version: string } | null; model: string | null; judge: string } {
  const own = suiteOf(header)
  const suite = answers.suite === undefined ? own : { id: answers.suite, name: answers.suiteName ?? answers.suite, version: own?.version ?? '1' }
  return { suite: suite && answers.suiteName !== undefined ? { ...suite, name: answers.suiteName } : suite, model: answers.model ?? header.model, judge: answers.judge ?? 'tau2 reward' }
}
