import { join } from 'node:path'
import { openTileTree, parseCheckpoint, tilePath, verifyEventProof, verifyGrowth } from '@gongshu/translog'
import { readJournal } from '../../server/gateway/journal-reader.ts'
import { readCase } from './case-page.ts'
import type { LedgerLine } from './crash-ledger.ts'
import type { CrashUnit } from './crash-site.ts'
import { must, mustEqual } from './expect.ts'
import { inParallel } from './gateway-call.ts'
import type { PublicLog } from './proven-event.ts'
import { signInAs } from './web-user.ts'

type Held = { readonly lines: readonly LedgerLine[]; readonly site: CrashUnit; readonly dataDir: string }

/** Holds a server that was killed and started again to everything that a ledger says was acknowledged. */
export async function mustHoldLedger(
  url: string,
  { lines, site, dataDir }: Held,
): Promise<{ size: number; duties: string[] }> {
  const log = JSON.parse(await read(url, '/api/log')) as PublicLog
  const of = <K extends LedgerLine['kind']>(kind: K) =>
    lines.filter((line): line is Extract<LedgerLine, { kind: K }> => line.kind === kind)
  const duties = await mustHoldActs(url, { acts: of('act'), site, vkey: log.vkey })
  await mustHoldCalls(
    dataDir,
    of('call').map(line => line.reference),
  )
  await mustHaveGrown(url, { checkpoints: of('checkpoint').map(line => line.text), vkey: log.vkey })
  // Read again: only now has everything that was committed before the kill its place in the log.
  const { size } = JSON.parse(await read(url, '/api/log')) as PublicLog
  return { size, duties }
}

type Act = Extract<LedgerLine, { kind: 'act' }>

async function mustHoldActs(
  url: string,
  { acts, site, vkey }: { acts: readonly Act[]; site: CrashUnit; vkey: string },
): Promise<string[]> {
  const user = await signInAs(url, site, () => {})
  const cited = await inParallel(acts, 8, async ({ eventId, caseId, state }) => {
    const proof = verifyEventProof(await user.text(`/api/events/${eventId}/proof`), vkey)
    if (!proof.ok) throw new Error(`the acknowledged event ${eventId} has no valid proof: ${proof.reason}`)
    const { id, duties } = proof.event as { id?: string; duties?: string[] }
    mustEqual(id, eventId, 'the proven event')
    if (caseId === site.unitId) return duties ?? []
    const page = await readCase(user, caseId)
    mustEqual([page.case.state, page.timeline.at(-1)?.id], [state, eventId], `the case of the event ${eventId}`)
    return duties ?? []
  })
  return [...new Set(cited.flat())]
}

async function mustHoldCalls(dataDir: string, references: readonly string[]): Promise<void> {
  const recorded = new Set<string>()
  for await (const { record } of readJournal(join(dataDir, 'journal', 'local'))) recorded.add(`local-${record.seq}`)
  const missing = references.filter(reference => !recorded.has(reference))
  mustEqual(missing, [], 'answered calls that are not in the journal')
}

async function mustHaveGrown(url: string, { checkpoints, vkey }: { checkpoints: readonly string[]; vkey: string }) {
  const later = await read(url, '/checkpoint')
  const { size } = parseCheckpoint(later)
  const tree = openTileTree(size, async (level, index, width) => {
    const response = await fetch(`${url}/${tilePath(level, index, width)}`)
    must(response.ok, `a tile of the log answered ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  })
  for (const earlier of checkpoints) {
    const path = await tree.consistencyProof(parseCheckpoint(earlier).size, size)
    const grown = verifyGrowth({ earlier, later, path, vkey })
    if (!grown.ok) throw new Error(`the log contradicts a checkpoint seen before: ${grown.reason} ${grown.detail}`)
  }
}

async function read(url: string, path: string): Promise<string> {
  const response = await fetch(`${url}${path}`)
  const text = await response.text()
  must(response.ok, `${path} answered ${response.status}: ${text.slice(0, 200)}`)
  return text
}
