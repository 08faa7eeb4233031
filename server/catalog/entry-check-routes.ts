import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { findCase } from '../acts/case-queries.ts'
import { eventsOf } from '../acts/event-queries.ts'
import type { Platform } from '../acts/platform.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { type Db, inTransaction } from '../db/open-database.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { unitNames } from '../registry/unit-queries.ts'
import { EntryInput } from './catalog-entry.ts'
import { findEntry, versionsOf } from './catalog-entry-queries.ts'
import { findDuplicates, textOfInput } from './entry-candidates.ts'
import { contentNow } from './entry-changes.ts'
import { checkEntry, type Finding } from './entry-checks.ts'
import { entryDifferences } from './entry-difference.ts'
import { historyOf, lastRevisionOf, shownDifferences } from './entry-history.ts'
import { entryNamed } from './entry-likeness-queries.ts'
import { type ProposedChange, type UsesOfEntry, usesAffected } from './entry-use.ts'
import { findHeldChange } from './held-change.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const closed = { additionalProperties: false } as const
const Checked = Type.Object({ entryId: Type.Optional(Type.String({ format: 'uuid' })), entry: EntryInput }, closed)
const Proposed = Type.Object(
  { changeKind: Type.Enum(['change', 'deletion']), entry: Type.Optional(EntryInput) },
  closed,
)

/** What is known of an entry before anybody decides: faults, copies, what a change touches, what changed before. */
export function entryCheckRoutes(app: App, platform: Platform, usesOf: UsesOfEntry): void {
  const { db } = platform
  app.post('/api/catalog-entries/check', { schema: { body: Checked } }, async request => {
    actorOfRequest(request)
    const { entry, entryId = null } = request.body
    return checked(platform, entry, entryId)
  })

  app.get('/api/catalog-entries/:id/checks', { schema: { params: Id } }, async request => {
    const { found, row } = await entryOf(platform, request)
    const now = (await contentNow(db, found)) ?? { name: found.title, content: row.content, items: row.items }
    const entry = { ...now.content, name: now.name, items: now.items, stateSecret: false } as unknown as EntryInput
    return checked(platform, entry, found.id)
  })

  app.post('/api/catalog-entries/:id/impact', { schema: { params: Id, body: Proposed } }, async request => {
    const { found, row } = await entryOf(platform, request)
    const { changeKind: kind, entry } = request.body
    const before = { name: found.title, content: row.content, items: row.items }
    const differences = entry ? entryDifferences(before, textOfInput(entry)) : []
    return { uses: await usesMarked(platform, usesOf, { entryId: found.id, kind, differences }) }
  })

  app.get('/api/catalog-entries/:id/impact', { schema: { params: Id } }, async request => {
    const { found } = await entryOf(platform, request)
    const held = await findHeldChange(db, found.id)
    if (!held) return { held: null, uses: [], consents: [] }
    const { changeKind: kind, differences, reason, plan = null } = held
    return {
      held: { changeKind: kind, reason, plan },
      uses: await usesMarked(platform, usesOf, { entryId: found.id, kind, differences }),
      consents: await consentsTo(db, found.id),
    }
  })

  app.get('/api/catalog-entries/:id/history', { schema: { params: Id } }, async request => {
    const { found, row } = await entryOf(platform, request)
    const held = await findHeldChange(db, found.id)
    const now = held?.entry ? await contentNow(db, found) : null
    const before = { name: found.title, content: row.content, items: row.items }
    return {
      versions: historyOf(await versionsOf(db, found.id)),
      /** What waits to be decided changes in what was there before: a held change, or a second submission. */
      pending: now ? shownDifferences(before, now) : row.version ? null : lastRevisionOf(await eventsOf(db, found.id)),
    }
  })
}

type Change = ProposedChange & { readonly entryId: string }

/** All that rests on an entry, each with whether the change would touch it. */
async function usesMarked({ db }: Platform, usesOf: UsesOfEntry, { entryId, ...change }: Change) {
  const uses = await inTransaction(db, tx => usesOf(tx, entryId))
  const touched = usesAffected(change, uses)
  return uses.map(use => ({ ...use, touched: touched.includes(use) }))
}

/** What the units asked have said of the plan so far, those of earlier plans too. */
async function consentsTo(db: Db, entryId: string) {
  const names = await unitNames(db)
  const asked = await casesRecording(db, { type: 'planConsent', holding: { entryId } })
  return asked.map(({ id, state, since, content }) => ({
    caseId: id,
    unit: names.get(String(content.askedUnit)) ?? null,
    side: String(content.side),
    state,
    since,
    reason: typeof content.reason === 'string' ? content.reason : null,
  }))
}

async function entryOf({ db }: Platform, request: FastifyRequest) {
  actorOfRequest(request)
  const { id } = request.params as { id: string }
  const [found, row] = [await findCase(db, id), await findEntry(db, id)]
  if (!found || !row) throw new Refusal('unknown_case')
  return { found, row }
}

// What is a secret is not looked at any further: nothing of it is searched for, compared or kept.
async function checked({ db, acts }: Platform, entry: EntryInput, except: string | null) {
  const secret = secretIn(entry)
  if (secret) return { findings: [secret], candidates: [], cityEntries: [] }
  const found = except ? await findCase(db, except) : null
  const law = acts.door.lawOf(found)
  const same = await entryNamed(db, entry.name, except)
  const taken = same ? [nameTaken(same.title)] : []
  const findings = [...taken, ...checkEntry(law, 'catalogEntry.submit', entry)]
  return { findings, ...(await findDuplicates(db, { law, entry: textOfInput(entry), except })) }
}

function nameTaken(name: string): Finding {
  return { severity: 'stop', rule: 'name_not_distinct', field: 'name', params: { name } }
}

function secretIn({ stateSecret, workSecret }: EntryInput): Finding | null {
  if (stateSecret) return { severity: 'stop', rule: 'state_secret', field: 'stateSecret' }
  return workSecret ? { severity: 'stop', rule: 'work_secret', field: 'workSecret' } : null
}
