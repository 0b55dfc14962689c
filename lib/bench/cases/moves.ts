/** What an agent's message does, as far as its words tell. */
export const AGENT_MOVES = ['refuses', 'asks', 'confirms', 'claims_done', 'hands_over', 'informs'] as const
export type AgentMove = (typeof AGENT_MOVES)[number]
