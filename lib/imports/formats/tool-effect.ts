import type { ToolEffect } from '@/lib/transcripts/transcript'

const HANDOVER = /transfer_?to_?human|escalate|hand_?over|transfer_?to_?(agent|supervisor|person)/i
const READ = /^(get|find|list|search|lookup|look_up|check|calculate|think|verify|query|fetch|view|show|read|describe|count|compare|can|is|has|run_speed_test|done)(_|[A-Z]|$)/
const WRITE =
  /^(book|cancel|modify|update|exchange|return|send|create|delete|remove|add|set|toggle|turn|enable|disable|refuel|resume|suspend|make|pay|refund|reset|reboot|reseat|grant|connect|disconnect|issue|apply|submit|process|change|place|assign|approve|reject|insert|upgrade|downgrade|activate|deactivate|confirm|schedule|register|transfer|charge|renew|complete|record|log|start|stop|close|open|archive|merge|move|write|post|put|edit)(_|[A-Z]|$)/

/**
 * What a tool does, read off its name, for harnesses that do not say: handing over to a person, looking up, or changing
 * something. Null where the name tells nothing.
 */
export function effectOf(toolName: string): ToolEffect | null {
  if (HANDOVER.test(toolName)) return 'handover'
  const name = toolName.charAt(0).toLowerCase() + toolName.slice(1)
  if (READ.test(name)) return 'read'
  return WRITE.test(name) ? 'write' : null
}
