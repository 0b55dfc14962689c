import { z } from 'zod'
import type { ModelMessage } from 'ai'
import { checkAnswer, judgeAnswer, type JudgeAnswer } from '@/lib/bench/judges/judge-answer'
import type { Judge, JudgeInput, Scores } from '@/lib/bench/judges/judge'
import { JUDGE_RUBRIC, judgeQuestion } from '@/lib/bench/judges/rubric'
import { addUsage, type Usage } from '@/lib/bench/models/usage'
import type { CallableModel, ModelReply, OfferedTool } from '@/lib/bench/models/model-call'
import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'

/** Answers that break the schema or quote what nobody said, before the judge counts as failed. */
const ANSWERS = 3

const SUBMIT: OfferedTool = {
  name: 'submit_judgement', description: 'Hands in the judgement. Call it exactly once.',
  jsonSchema: z.record(z.string(), z.unknown()).parse(z.toJSONSchema(judgeAnswer, { io: 'input' })),
}

/** A language model as judge: a written rubric, an answer that must fit a schema, and evidence that must stand in the transcript. */
export function modelJudge(model: CallableModel, settings: Record<string, unknown>): Judge {
  return {
    id: model.id,
    settings,
    async judge(input, signal) {
      const prompt: ModelMessage[] = [{ role: 'user', content: judgeQuestion(input) }]
      let usage: Usage | null = null
      let faults: string[] = []
      for (let attempt = 1; attempt <= ANSWERS; attempt++) {
        const reply = await model.call({ system: JUDGE_RUBRIC, prompt, tools: [SUBMIT] }, signal)
        usage = addUsage(usage, reply.usage)
        const read = readAnswer(reply)
        faults = read === null ? ['the answer is no JSON object'] : []
        if (read !== null) {
          const parsed = judgeAnswer.safeParse(read)
          if (!parsed.success) faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'answer'}: ${issue.message}`)
          else {
            faults = checkAnswer(parsed.data, input)
            if (faults.length === 0) return { scores: toScores(parsed.data, input), usage }
          }
        }
        prompt.push({ role: 'assistant', content: reply.text === '' ? JSON.stringify(read) : reply.text }, { role: 'user', content: `That judgement cannot be taken:\n${faults.map((fault) => `- ${fault}`).join('\n')}\nHand in the whole judgement again.` })
      }
      throw new ModelCallFailed('malformed', `${model.id} gave no valid judgement in ${ANSWERS} answers: ${faults.slice(0, 3).join('; ')}`)
    },
  }
}

/** The judgement in a reply: the tool's arguments, or a JSON object in the text. Null where there is neither. */
export function readAnswer(reply: Pick<ModelReply, 'text' | 'toolCalls'>): unknown {
  const call = reply.toolCalls.find((each) => each.name === SUBMIT.name)
  const text = call === undefined ? reply.text : call.arguments
  if (typeof text !== 'string') return text
  const start = text.indexOf('{')
  const end = text.lastIndexOf('}')
  if (start < 0 || end < start) return null
  try {
    return JSON.parse(text.slice(start, end + 1)) as unknown
  } catch {
    // Not JSON is one of the answers a model gives: the caller asks again.
    return null
  }
}

function toScores(answer: JudgeAnswer, { benchCase }: JudgeInput): Scores {
  return {
    score: answer.score, resolved: answer.resolved, escalated: answer.escalated, instruction_following: answer.instruction_following, sentiment: answer.sentiment, grounded: answer.grounded,
    unsafe_actions: answer.unsafe_actions.map((each) => ({ action: each.action, message: each.message })), rationale: answer.rationale,
    evidence: answer.evidence.map((each) => ({ message: each.message, ...(each.quote === undefined || each.quote === '' ? {} : { quote: each.quote }), ...(each.note === undefined ? {} : { note: each.note }) })),
    checks: benchCase.policy.length === 0 ? [] : answer.policy_points.map((each) => ({ name: each.point, kind: 'policy', passed: each.kept, counted: true, rationale: each.why })),
  }
}
