import type { FileSource, ImportAnswers, ImportQuestion } from '@/lib/imports/formats/format'
import { slugOf } from '@/lib/imports/formats/model-name'

/** What the name of a results file says: `{strategy}-{model}-{temperature}_range_{a}-{b}_user-{model}-{strategy}_{time}.json`, and looser ones. */
export type NameGuess = { model: string | null; domain: string | null; settings: Record<string, string> }

const HARNESS_NAME = /^(tool-calling|act|react|few-shot)-(.+?)-(\d+(?:\.\d+)?)_range_(-?\d+)-(-?\d+)_user-(.+)-(llm|react|verify|reflection|human)_(\d{10})$/
const DOMAIN = /(?:^|[-_./])(airline|retail|telecom|banking)(?=[-_.]|$)/i

export function guessFromName(source: FileSource): NameGuess {
  const path = (source.relativePath ?? source.name).replaceAll('\\', '/')
  const file = (path.split('/').at(-1) ?? path).replace(/(\.(json|jsonl|gz|txt))+$/i, '')
  const named = HARNESS_NAME.exec(file) ?? HARNESS_NAME.exec(file.slice(file.indexOf('__') + 2))
  if (named) {
    const [, strategy = '', model = '', temperature = '', from = '', to = '', userModel = '', userStrategy = '', at = ''] = named
    return { model, domain: domainIn(file), settings: { agent_strategy: strategy, temperature, range: `${from}-${to}`, user_model: userModel, user_strategy: userStrategy, written: at } }
  }
  const folder = path.split('/').at(-2) ?? ''
  const model = leftover(file) ?? leftover(folder)
  return { model, domain: domainIn(file), settings: {} }
}

function domainIn(text: string): string | null {
  return DOMAIN.exec(text)?.[1]?.toLowerCase() ?? null
}

/** A name without what is known not to be the model: domain, temperature, time. Null when nothing of a model is left. */
function leftover(name: string): string | null {
  const rest = name
    .replace(/_?\d{10}$/, '')
    .replace(/[-_]?temperature-[\d.]+/i, '')
    .replace(/(?:^|[-_])(airline|retail|telecom|banking)(?=[-_]|$)/i, '')
    .replace(/^[-_.\s]+|[-_.\s]+$/g, '')
  return /[a-z]/i.test(rest) && !/^(results?|data|out(put)?s?|trajector(y|ies)|historical_trajectories|sample|logs?|runs?)$/i.test(rest) ? rest : null
}

/** The domain that a system prompt names in its heading: `# Airline Agent Policy`. */
export function domainOfPrompt(prompt: string): string | null {
  return /^\s*#+\s*([A-Za-z][\w -]{1,40}?)\s+agent\s+policy/i.exec(prompt)?.[1]?.trim().toLowerCase() ?? null
}

/** Suite and model are never in a tau-bench file: both are asked for, with what name and content suggest. */
export function questionsFor(source: FileSource, domain: string | null): ImportQuestion[] {
  return [
    { key: 'suite', label: 'Suite', why: 'tau-bench files do not name their domain. Files of the same tasks belong to the same suite.', guess: guessAnswers(source, domain).suite ?? null },
    { key: 'model', label: 'Model', why: 'tau-bench keeps the model in the file name only.', guess: guessAnswers(source, domain).model ?? null },
  ]
}

export function guessAnswers(source: FileSource, domain: string | null): ImportAnswers {
  const name = guessFromName(source)
  const isHash = domain !== null && /^[0-9a-f]{6}$/.test(domain)
  const known = isHash ? (name.domain ?? domain) : (domain ?? name.domain)
  return { ...(known === null ? {} : { suite: `tau-bench-${slugOf(known)}` }), ...(name.model === null ? {} : { model: name.model }) }
}
