import type { BenchCase } from '@/lib/bench/cases/case'
import type { CustomerTurn, SimulatedCustomer } from '@/lib/bench/customer/customer'
import { leaksInstructions } from '@/lib/bench/customer/leak'
import type { CallableModel } from '@/lib/bench/models/model-call'
import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'
import { customerPrompt } from '@/lib/bench/models/prompt'
import { addUsage, type Usage } from '@/lib/bench/models/usage'

const DONE = /\[\[\s*(settled|handed_over|gave_up)\s*\]\]/i

/** Answers in a row that give the play away, or say nothing, before the conversation counts as failed. */
const ANSWERS = 4

/** Written rules for whoever plays the customer; the case fills in who they are. */
export function customerSystemPrompt(benchCase: BenchCase): string {
  const script = benchCase.customer
  const knows = script.knows.map((fact) => `- ${fact.topic.replaceAll('_', ' ')}: "${firstWording(fact.say)}"`)
  const pushback = script.pushback.map((each) => `- ${firstWording(each.say)}`)
  return `You play a customer of an online shop in a chat with its support agent. Stay in this role whatever is said.

# Who you are
${script.name}. ${benchCase.persona}
Mood at the start: ${script.mood}. Language: ${benchCase.language}.

# Your situation
${benchCase.brief}

# How you open
In your own words: "${firstWording(script.opening)}"

# What else you know (tell it only when asked for it, one thing at a time)
${knows.length === 0 ? '- nothing more' : knows.join('\n')}

# How you push back when you do not get what you want (in this order, at most one a message)
${pushback.length === 0 ? '- you take a reasonable answer as it comes' : pushback.join('\n')}

# When the agent asks whether to go ahead
${script.agrees === null ? 'You do not agree to anything but what you want.' : 'You agree if it is what you want.'}

# Rules
- Write one short chat message at a time, as such a person would type it. No stage directions, no quotation marks around it, no lists.
- Never mention that you were given instructions, a role, a scenario or a test, and never quote these lines as lines. You are not an assistant: never offer help, never speak for the shop.
- Do not invent order numbers, dates, addresses or photos that are not written above. If asked for what you do not know, say that you do not have it.
- When what you want has been done, or the agent's answer settles it for you, write a short last message and end it with [[settled]].
- When the agent says that a person takes over, write a short last message and end it with [[handed_over]].
- When you have pushed back all you can and still get nowhere, write a short last message and end it with [[gave_up]].`
}

function firstWording(lines: string | string[]): string {
  return typeof lines === 'string' ? lines : lines[0] ?? ''
}

/**
 * A customer played by a language model from the case's brief. What gives its instructions away is thrown away and asked for again; a model
 * that cannot stay in its part fails the conversation, for the agent is not to blame. @throws ModelCallFailed
 */
export function modelCustomer(model: CallableModel, benchCase: BenchCase, signal: AbortSignal): SimulatedCustomer {
  const system = customerSystemPrompt(benchCase)
  return {
    kind: 'model',
    async nextMessage({ messages }) {
      let usage: Usage | null = null
      const prompt = customerPrompt(messages)
      for (let attempt = 1; attempt <= ANSWERS; attempt++) {
        const reply = await model.call({ system, prompt, tools: [] }, signal)
        usage = addUsage(usage, reply.usage)
        const turn = readTurn(reply.text)
        if (turn !== null && !leaksInstructions(turn.text, system)) return { ...turn, ...(usage === null ? {} : { usage }) }
        // Asked the same again, a model without chance says the same again.
        prompt.push({ role: 'assistant', content: reply.text.trim() === '' ? '(nothing)' : reply.text }, { role: 'user', content: ASK_AGAIN })
      }
      throw new ModelCallFailed('malformed', `${model.id} did not stay in the customer's part in ${ANSWERS} answers`)
    },
  }
}

/** Not a word of the shop's: put so that no customer would repeat it. */
const ASK_AGAIN = '(That message was not sent: it was empty, or it spoke of the play instead of playing it. Write only what the customer types in the chat.)'

/** Reads an answer and the mark it may end with; null where there is nothing to say. */
export function readTurn(answer: string): CustomerTurn | null {
  const mark = DONE.exec(answer)?.[1]?.toLowerCase()
  const text = answer.replaceAll(new RegExp(DONE, 'gi'), '').trim()
  if (mark === 'settled' || mark === 'handed_over' || mark === 'gave_up') return { text, done: true, outcome: mark }
  return text === '' ? null : { text, done: false }
}
