/** Work that runs one at a time: `run` waits for it, `wake` does not. */
export type InTurn = {
  run(): Promise<void>
  wake(): void
  idle(): Promise<void>
}

/** Runs of one piece of work one after another; a wake during a run queues exactly one more. */
export function inTurn(work: () => Promise<void>): InTurn {
  let running: Promise<void> = Promise.resolve()
  let queued = false
  const run = () => {
    if (queued) return running
    queued = true
    const next = () => {
      queued = false
      return work()
    }
    running = running.then(next, next)
    return running
  }
  return {
    run,
    wake: () => {
      run().catch(() => {})
    },
    idle: () => running.catch(() => {}),
  }
}
