import os from 'node:os'

/**
 * Lets this process, and the threads that it starts from now on, have what processors others leave: an import keeps two busy, and the pages of the server that started it
 * come first.
 */
export function giveWay(): void {
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL)
}
