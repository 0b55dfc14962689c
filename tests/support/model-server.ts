import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import type { MessageRecord } from '@/lib/bundle/record'
import { readAnthropicRequest, readOpenAiRequest } from '@/tests/support/model-server-requests'
import { googleBody, googleEvents, readGoogleRequest } from '@/tests/support/model-server-google'
import { anthropicBody, anthropicEvents, openAiBody, openAiEvents } from '@/tests/support/model-server-replies'

/** A request as it came over the wire, read into the words of a transcript. */
export type ServedRequest = {
  wire: 'openai' | 'anthropic' | 'google'
  model: string
  system: string
  messages: MessageRecord[]
  tools: string[]
  stream: boolean
  seed: number | null
  temperature: number | null
  maxTokens: number | null
  /** The key as the client sent it. */
  key: string | null
  /** Place in the order of arrival, from 1. */
  number: number
  /** Milliseconds since 1970 at which it came. */
  at: number
  /** What came back of what Google signed, by tool call's name. */
  signatures?: Record<string, string>
}

/** An answer of the model; `arguments` as a text goes over the wire exactly as it stands, valid JSON or not. */
export type ServedAnswer = { kind: 'answer'; text?: string; toolCalls?: { id?: string; name: string; arguments: Record<string, unknown> | string }[]; inputTokens?: number; outputTokens?: number
  /** Of the input tokens, those read from a cache; and those written to one (Anthropic). */
  cachedTokens?: number; cacheWriteTokens?: number
  /** False where the server does not say how many tokens it took. */
  tellsUsage?: boolean
  /** As the wire format says it (`length`, `max_tokens`, `MAX_TOKENS`, …); finished where left out. */
  finish?: string
  /** Of the first call: what Google wants back with it. */
  signature?: string }

/** What the server does with a request. */
export type Behaviour =
  | ServedAnswer
  | { kind: 'status'; status: number; headers?: Record<string, string>; message?: string; code?: string }
  /** 200 with a body, or a stream event, that is no JSON. */
  | { kind: 'malformed' }
  /** The connection breaks after half of the answer. */
  | { kind: 'cut' }
  /** A stream that ends in good order, but before the model said that it had finished. */
  | { kind: 'end-early' }
  | { kind: 'slow'; ms: number; then: Behaviour }

export type ModelServer = {
  /** Base URL for an OpenAI client (`…/v1`); Anthropic's is the same. */
  url: string
  requests: ServedRequest[]
  /** The largest number of requests that were open at one moment. */
  mostAtOnce(): number
  close(): Promise<void>
}

/** A server on loopback that speaks OpenAI chat completions and Anthropic messages, whole and streamed, with any fault one asks for. */
export async function startModelServer(respond: (request: ServedRequest) => Behaviour | Promise<Behaviour>): Promise<ModelServer> {
  const requests: ServedRequest[] = []
  let open = 0
  let most = 0
  const server = createServer((incoming, response) => {
    open++
    most = Math.max(most, open)
    response.once('close', () => open--)
    void answer(incoming, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(599, { 'content-type': 'text/plain' })
      response.end(`model server: ${String(error)}`)
    })
  })
  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now()
    const body: unknown = JSON.parse(await readBody(incoming))
    const number = requests.length + 1
    const path = incoming.url ?? ''
    const request = readRequest(path, body, incoming, { number, at })
    if (request === null) return void response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"no such path"}}')
    requests.push(request)
    await perform(await respond(request), request, response)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = z.object({ port: z.number() }).parse(server.address())
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    mostAtOnce: () => most,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

function readRequest(path: string, body: unknown, incoming: IncomingMessage, seen: { number: number; at: number }): ServedRequest | null {
  if (path.endsWith('/chat/completions')) return { ...readOpenAiRequest(body, bearer(incoming)), ...seen }
  if (path.endsWith('/messages')) return { ...readAnthropicRequest(body, header(incoming, 'x-api-key')), ...seen }
  const google = /\/models\/([^:]+):(generateContent|streamGenerateContent)/.exec(path)
  return google?.[1] === undefined ? null : { ...readGoogleRequest(google[1], body, header(incoming, 'x-goog-api-key'), google[2] === 'streamGenerateContent'), ...seen }
}

const EVENTS = { openai: openAiEvents, anthropic: anthropicEvents, google: googleEvents } as const
const BODIES = { openai: openAiBody, anthropic: anthropicBody, google: googleBody } as const

async function perform(behaviour: Behaviour, request: ServedRequest, response: ServerResponse): Promise<void> {
  switch (behaviour.kind) {
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, behaviour.ms))
      return response.destroyed ? undefined : perform(behaviour.then, request, response)
    case 'status':
      response.writeHead(behaviour.status, { 'content-type': 'application/json', ...behaviour.headers })
      response.end(JSON.stringify(errorBody(request, behaviour)))
      return undefined
    case 'malformed':
      response.writeHead(200, { 'content-type': request.stream ? 'text/event-stream' : 'application/json' })
      response.end(request.stream ? 'data: {"id": "x", "choices": [{"del\n\n' : '{"id": "x", "choices": [{"mess')
      return undefined
    case 'cut':
    case 'end-early':
      return breakOff(behaviour.kind, request, response)
    case 'answer': {
      if (request.stream) {
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
        for (const event of EVENTS[request.wire](behaviour, request)) response.write(event)
        response.end()
        return undefined
      }
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(BODIES[request.wire](behaviour, request)))
      return undefined
    }
  }
}

function errorBody({ wire }: ServedRequest, { status, message = 'no', code }: Extract<Behaviour, { kind: 'status' }>): unknown {
  switch (wire) {
    case 'openai': return { error: { message, type: code ?? 'error', code: code ?? null } }
    case 'anthropic': return { type: 'error', error: { type: code ?? 'error', message } }
    case 'google': return { error: { code: status, message, status: code ?? 'UNKNOWN' } }
  }
}

async function breakOff(kind: 'cut' | 'end-early', request: ServedRequest, response: ServerResponse): Promise<void> {
  const half: ServedAnswer = { kind: 'answer', text: 'I will look into that and then' }
  const events = EVENTS[request.wire](half, request)
  response.writeHead(200, { 'content-type': request.stream ? 'text/event-stream' : 'application/json' })
  if (request.stream) for (const event of events.slice(0, Math.min(3, events.length - 1))) response.write(event)
  else response.write('{"id":"x","choices":')
  if (kind === 'end-early') return void response.end()
  await new Promise((resolve) => setTimeout(resolve, 20))
  response.destroy()
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

function header(incoming: IncomingMessage, name: string): string | null {
  const value = incoming.headers[name]
  return typeof value === 'string' ? value : null
}

function bearer(incoming: IncomingMessage): string | null {
  return header(incoming, 'authorization')?.replace(/^Bearer /, '') ?? null
}
