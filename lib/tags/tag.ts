/** What a tag says of the agent. */
export const POLARITIES = ['strength', 'weakness', 'safety', 'neutral'] as const
export type Polarity = (typeof POLARITIES)[number]
