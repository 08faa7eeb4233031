import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { CrashService } from './crash-site.ts'
import type { EntryForm } from './entry-plan.ts'
import type { Credentials } from './web-user.ts'

/** What the loading process is told to do. */
export type LoadPlan = {
  readonly url: string
  readonly seed: number
  readonly round: number
  readonly account: Credentials
  readonly unitId: string
  /** The entry that is submitted again and again under other names. */
  readonly form: EntryForm
  /** Null where the law lets nothing be served here. */
  readonly service: CrashService | null
  readonly records: number
  readonly submissions: number
  readonly calls: number
  /** The file to which it appends one line for each thing it was told is done. */
  readonly ledger: string
}

/** Something that was acknowledged, or a checkpoint that was published. */
export type LedgerLine =
  | { readonly kind: 'act'; readonly eventId: string; readonly caseId: string; readonly state: string }
  | { readonly kind: 'call'; readonly reference: string }
  | { readonly kind: 'checkpoint'; readonly text: string }

const program = fileURLToPath(new URL('crash-load.ts', import.meta.url))

/** Runs the loading process; `acknowledged` hears at once how many acts have been acknowledged. */
export async function runLoad(plan: LoadPlan, acknowledged: (acts: number) => void): Promise<void> {
  const planFile = `${plan.ledger}.plan`
  await writeFile(planFile, JSON.stringify(plan), { mode: 0o600 })
  const child = spawn(process.execPath, [program, planFile], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<number | null>(resolve => child.once('exit', resolve))
  let acts = 0
  for await (const kind of createInterface({ input: child.stdout })) {
    if (kind !== 'act') continue
    acts++
    acknowledged(acts)
  }
  const code = await gone
  if (code !== 0) throw new Error(`the loading process ended with ${code}`)
}

export async function readLedger(file: string): Promise<LedgerLine[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as LedgerLine)
}
