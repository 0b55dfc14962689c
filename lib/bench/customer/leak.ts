/** Words that only somebody who was told to play a part would write. */
const TELLTALE = [
  /\bmy (?:instructions?|system prompt|role|persona|script|brief)\b.{0,40}\b(?:say|says|tell|tells|is|are|told|require|requires)\b/i,
  /\b(?:instructions?|role|persona|script|brief) (?:that )?i (?:was|were|have been|am) (?:given|told|assigned|playing)\b/i,
  /\bas an? (ai|language model|assistant|simulated customer)\b/i,
  /\bi(?:'m| am) (?:playing|simulating|role-?playing|pretending)\b/i,
  /\b(simulated customer|roleplay|role-play|system prompt|test case|scenario i was given)\b/i,
  /^\s*(system|assistant|agent|customer)\s*:/im,
  /\[\[|\]\]|^#\s/m,
  /\bhow (?:can|may) i (?:help|assist) you\b/i,
]

const SHARED_WORDS = 12

/** Whether a customer's message gives its instructions away: telltale words, or twelve words in a row of the rules themselves. */
export function leaksInstructions(text: string, instructions: string): boolean {
  if (TELLTALE.some((pattern) => pattern.test(text))) return true
  const rules = ` ${words(instructions.slice(instructions.indexOf('# Rules'))).join(' ')} `
  const said = words(text)
  for (let start = 0; start + SHARED_WORDS <= said.length; start++) {
    if (rules.includes(` ${said.slice(start, start + SHARED_WORDS).join(' ')} `)) return true
  }
  return false
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []
}
