/** Hands out turns in the order they were asked for; one holder at a time. */
export class Gate {
  #last: Promise<void> = Promise.resolve()

  /** Waits for the turn; the function it resolves to ends the turn (calling it again does nothing). */
  async acquire(): Promise<() => void> {
    const before = this.#last
    let release!: () => void
    this.#last = new Promise<void>((resolve) => { release = resolve })
    await before
    return release
  }
}
