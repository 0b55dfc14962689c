/** How a conversation came to its end. */
export const TRANSCRIPT_ENDINGS = ['resolved', 'escalated', 'closed', 'max_turns', 'error', 'unknown'] as const
export type TranscriptEnding = (typeof TRANSCRIPT_ENDINGS)[number]

/** Who speaks in a message. A role outside this list is kept as it was written and shown as unknown. */
export const MESSAGE_ROLES = ['system', 'customer', 'agent', 'tool'] as const
export type MessageRole = (typeof MESSAGE_ROLES)[number]

/** What a tool call does to the desk. */
export const TOOL_EFFECTS = ['read', 'write', 'handover'] as const
export type ToolEffect = (typeof TOOL_EFFECTS)[number]
