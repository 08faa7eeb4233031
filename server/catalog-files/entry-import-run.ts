import { setImmediate as turn } from 'node:timers/promises'
import type { CaseRow } from '../acts/act-types.ts'
import { type ActRequest, system } from '../acts/act-types.ts'
import type { Platform } from '../acts/platform.ts'
import { findRecord } from '../acts/record-queries.ts'
import { inTurn } from '../base/in-turn.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { MOST_AS_A_WHOLE } from './entry-import.ts'
import type { Person } from './entry-import-dry-run.ts'
import { faultsOfRefusal } from './entry-import-judge.ts'
import {
  type ImportRow,
  leaveRows,
  noteRefused,
  noteSubmitted,
  openRows,
  outcomesOf,
  type RowOutcome,
  runningImports,
} from './entry-import-queries.ts'

/** Entries submitted in one transaction: on the embedded engine everybody else waits for its end. */
const AT_ONCE = 25

export type ImportRunner = {
  /** Carries out what has been confirmed, until nothing is left. */
  run(): Promise<void>
  wake(): void
  /** No further batch begins; what is left goes on at the next start. */
  rest(): Promise<void>
}

/** Carries out confirmed imports, one after another. Which rows are done stands with the rows: a kill loses nothing. */
export function openImportRunner(platform: Platform): ImportRunner {
  let resting = false
  const turns = inTurn(async () => {
    for (const found of resting ? [] : await runningImports(platform.db)) {
      await carryOut(platform, found, () => resting)
    }
  })
  return {
    ...turns,
    async rest() {
      resting = true
      await turns.idle()
    },
  }
}

type Confirmed = {
  readonly importMode: 'each' | 'whole'
  readonly changeReason?: string
  readonly reason?: string
  readonly confirmedBy: Person
}

async function carryOut(platform: Platform, found: CaseRow, isResting: () => boolean): Promise<void> {
  const { db, acts } = platform
  const confirmed = (await findRecord(db, found.id)) as unknown as Confirmed
  const size = confirmed.importMode === 'whole' ? MOST_AS_A_WHOLE : AT_ONCE
  for (;;) {
    const rows = await openRows(db, found.id, size)
    if (!rows.length) break
    if (isResting()) return
    await submitBatch(platform, { importId: found.id, rows, confirmed })
    await turn()
  }
  const [current] = (await runningImports(db)).filter(one => one.id === found.id)
  if (!current) return
  const outcomes = await outcomesOf(db, found.id)
  const count = (outcome: string) =>
    outcomes.filter(one => one.outcome === outcome).reduce((sum, one) => sum + one.count, 0)
  const input = { submitted: count('submitted'), refused: count('refused'), left: count('left') }
  await acts.act({ step: 'catalogImport.finish', caseId: found.id, actor: system, input })
}

type Batch = { readonly importId: string; readonly rows: readonly ImportRow[]; readonly confirmed: Confirmed }

// All rows of a batch in one transaction; where the law or the moment refuses one, each by itself, or none of them.
async function submitBatch(platform: Platform, batch: Batch): Promise<void> {
  const { importId, rows, confirmed } = batch
  const done: RowOutcome[] = []
  try {
    await platform.acts.actTogether(
      rows.map(row => requestOf(row, confirmed)),
      {
        each: ({ caseId }) => done.push({ row: rows[done.length]?.row ?? 0, entryId: caseId }),
        last: tx => noteSubmitted(tx, importId, done),
      },
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const refused = rows[done.length]
    if (confirmed.importMode === 'whole' && refused) {
      await noteRefused(platform.db, { importId, row: refused.row, fault: faultOf(error) })
      await leaveRows(platform.db, importId)
    } else await submitOneByOne(platform, batch)
  }
}

async function submitOneByOne({ acts, db }: Platform, { importId, rows, confirmed }: Batch): Promise<void> {
  for (const row of rows) {
    try {
      // A kill between the act and its note must not submit the entry twice: the same key gives the same answer.
      const idempotencyKey = `import:${importId}:${row.row}`
      const { caseId } = await acts.act({ ...requestOf(row, confirmed), idempotencyKey })
      await noteSubmitted(db, importId, [{ row: row.row, entryId: caseId }])
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await noteRefused(db, { importId, row: row.row, fault: faultOf(error) })
    }
  }
}

function faultOf(refusal: Refusal): JsonObject {
  return faultsOfRefusal(refusal)[0] as unknown as JsonObject
}

function requestOf(row: ImportRow, { confirmedBy: actor, changeReason, reason }: Confirmed): ActRequest {
  const entry = row.input
  if (row.kind === 'new') return { step: 'catalogEntry.submit', actor, input: entry, untold: true }
  const caseId = row.entry_id ?? ''
  if (row.kind === 'resubmit') return { step: 'catalogEntry.resubmit', caseId, actor, input: entry, untold: true }
  const input = { changeKind: 'change', changeReason, reason, entry }
  return { step: 'catalogEntry.requestChange', caseId, actor, input, untold: true }
}
