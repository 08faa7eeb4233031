import { appendFileSync } from 'node:fs'

/** A log file written line by line, whole before the next thing happens: what is searched afterwards is all there was. */
export function openLineFile(path: string): { write(line: string): void } {
  appendFileSync(path, '', { mode: 0o600 })
  return { write: line => appendFileSync(path, line) }
}
