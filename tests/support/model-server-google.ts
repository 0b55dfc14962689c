import { z } from 'zod'
import type { MessageRecord } from '@/lib/bundle/record'
import type { ServedAnswer, ServedRequest } from '@/tests/support/model-server'
import { callsOf, pieces, usageOf } from '@/tests/support/model-server-replies'
import { toolMessage, type Read } from '@/tests/support/model-server-requests'

// Google's generateContent and streamGenerateContent, as far as the bench speaks them. Calls have no ids there: an answer is matched to the
// last call of its name that has none yet.

const part = z.union([
  z.object({ text: z.string(), thoughtSignature: z.string().optional() }),
  z.object({ functionCall: z.object({ id: z.string().optional(), name: z.string(), args: z.record(z.string(), z.unknown()) }), thoughtSignature: z.string().optional() }),
  z.object({ functionResponse: z.object({ id: z.string().optional(), name: z.string(), response: z.object({ content: z.string() }) }) }),
])

const googleRequest = z.object({
  contents: z.array(z.object({ role: z.enum(['user', 'model']), parts: z.array(part).min(1) })).min(1),
  systemInstruction: z.object({ parts: z.array(z.object({ text: z.string() })) }).optional(),
  tools: z.array(z.object({ functionDeclarations: z.array(z.object({ name: z.string(), description: z.string().optional(), parameters: z.looseObject({ type: z.literal('object') }).nullish() })) })).optional(),
  generationConfig: z.object({ temperature: z.number().optional(), maxOutputTokens: z.number().optional(), seed: z.number().optional() }).optional(),
})

export function readGoogleRequest(model: string, body: unknown, key: string | null, stream: boolean): Read {
  const request = googleRequest.parse(body)
  const messages: MessageRecord[] = []
  const open: { id: string; name: string }[] = []
  const signatures: Record<string, string> = {}
  for (const { role, parts } of request.contents) {
    const text = parts.flatMap((each) => ('text' in each ? [each.text] : [])).join('')
    const calls = parts.flatMap((each) => ('functionCall' in each ? [{ ...each.functionCall, signature: each.thoughtSignature }] : []))
    for (const each of parts) {
      if (!('functionResponse' in each)) continue
      const place = open.findIndex((call) => call.name === each.functionResponse.name)
      const [call] = place < 0 ? [] : open.splice(place, 1)
      messages.push(toolMessage(call?.id ?? '', call?.name, each.functionResponse.response.content))
    }
    if (role === 'user' && text !== '') messages.push({ role: 'customer', content: text })
    if (role === 'model') {
      const named = calls.map((call, index) => ({ id: `g${messages.length}-${index}`, name: call.name, arguments: call.args, signature: call.signature }))
      for (const call of named) {
        open.push(call)
        if (call.signature !== undefined) signatures[call.name] = call.signature
      }
      messages.push({ role: 'agent', content: text, ...(named.length === 0 ? {} : { tool_calls: named.map(({ signature: _signature, ...call }) => call) }) })
    }
  }
  const { temperature, maxOutputTokens, seed } = request.generationConfig ?? {}
  return {
    wire: 'google', model, system: request.systemInstruction?.parts.map((each) => each.text).join('') ?? '', messages, key, tools: (request.tools ?? []).flatMap((each) => each.functionDeclarations.map((declared) => declared.name)), stream,
    seed: seed ?? null, temperature: temperature ?? null, maxTokens: maxOutputTokens ?? null, signatures,
  }
}

function callParts(answer: ServedAnswer, request: ServedRequest): unknown[] {
  return callsOf(answer, request).map((call, index) => ({ functionCall: { name: call.name, args: JSON.parse(call.text) as unknown }, ...(index === 0 && answer.signature !== undefined ? { thoughtSignature: answer.signature } : {}) }))
}

function body(answer: ServedAnswer, request: ServedRequest, parts: unknown[], isLast: boolean): unknown {
  const usage = usageOf(answer)
  return {
    candidates: [{ index: 0, content: { role: 'model', parts }, ...(isLast ? { finishReason: answer.finish ?? 'STOP' } : {}) }], modelVersion: request.model,
    ...(answer.tellsUsage === false ? {} : { usageMetadata: { promptTokenCount: usage.input, candidatesTokenCount: usage.output, totalTokenCount: usage.input + usage.output, ...(usage.cached === 0 ? {} : { cachedContentTokenCount: usage.cached }) } }),
  }
}

/** A whole answer of generateContent. Its arguments are an object on the wire: text that is no JSON object cannot be said. */
export function googleBody(answer: ServedAnswer, request: ServedRequest): unknown {
  const text = answer.text === undefined || answer.text === '' ? [] : [{ text: answer.text }]
  return body(answer, request, [...text, ...callParts(answer, request)], true)
}

/** The same as server-sent events: text in small pieces, each call whole, as Google sends them. */
export function googleEvents(answer: ServedAnswer, request: ServedRequest): string[] {
  const parts = [...pieces(answer.text ?? '').map((text) => [{ text }]), ...(answer.toolCalls === undefined ? [] : [callParts(answer, request)]), []]
  return parts.map((each, index) => `data: ${JSON.stringify(body(answer, request, each, index === parts.length - 1))}\n\n`)
}
