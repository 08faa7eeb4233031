import { isDay } from '@gongshu/deadlines'
import { dutyOfRule } from '@gongshu/regulations'
import { type Act, citing, type FollowUp, system, unitOfActor } from '../acts/act-types.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { Tx } from '../db/open-database.ts'
import type { CaseRow } from '../db/schema-core.ts'
import { foldName } from './catalog-entry.ts'
import { type EntryProgress, progressOfEntries } from './catalog-entry-queries.ts'
import { announcedCauses, asksForUpdate, type CatalogTaskRecord, catalogTaskLifecycle } from './catalog-task.ts'

export const catalogTaskActions = recordActions(catalogTaskLifecycle, {
  'catalogTask.open': {
    opens: act => ({ title: act.input.title, unitId: unitOfTask(act) }),
    keeps: async act => ({ ...act.input, versions: await versionsNow(act.tx, act.input.entryIds ?? []) }),
    check: act => checkCause(act),
    clocksFrom: input => recordedDay(input.happenedOn),
    notices: act => [{ unitId: unitOfTask(act), kind: 'catalogTaskOpened' }],
  },
  'catalogTask.complete': {
    keeps: (act, record) => ({ ...record, entryIds: act.input.entryIds ?? record.entryIds ?? [] }),
    check: (act, record) => requireDone(act, record),
  },
  'catalogTask.cancel': {
    notices: act => [{ unitId: act.existing().unit_id, kind: 'catalogTaskCancelled', params: { ...act.input } }],
  },
})

/** Completes the tasks of a unit that an entry, on entering its new state, has brought to their end. */
export async function tasksSettledBy(tx: Tx, moved: CaseRow): Promise<FollowUp[]> {
  const own = await casesRecording(tx, { type: 'catalogTask', states: ['open'], unitId: moved.unit_id })
  if (!own.length) return []
  const entries = await progressOfEntries(tx, { unitId: moved.unit_id ?? '' })
  return own.flatMap(task => {
    const record = taskRecord(task.content)
    const named = namedEntries(record, entries)
    if (!named?.every(entry => isSettled(record, task, entry))) return []
    if (!named.some(entry => entry.id === moved.id)) return []
    const input = { entryIds: named.map(entry => entry.id) }
    return [{ step: 'catalogTask.complete' as const, caseId: task.id, input, actor: system }]
  })
}

async function versionsNow(tx: Tx, ids: readonly string[]): Promise<{ [entryId: string]: number }> {
  const entries = await progressOfEntries(tx, { ids })
  return Object.fromEntries(entries.map(entry => [entry.id, entry.version ?? 0]))
}

type Opening = { readonly changeCause?: string; readonly happenedOn: string }

// Each text knows its own causes; one of another text starts no limit here.
function checkCause(act: Act<Opening>): void {
  const { changeCause, happenedOn } = act.input
  const duty = act.duties[0]?.id
  const cited = duty ? { duty } : {}
  if (changeCause && !dutyOfRule(act.law, changeCause))
    throw new Refusal('invalid_input', { field: 'changeCause', ...cited })
  const ahead = recordedDay(happenedOn) > act.today
  if (ahead && !announcedCauses.includes(changeCause ?? ''))
    throw new Refusal('invalid_input', { field: 'happenedOn', ...cited })
}

async function requireDone(act: Act, content: JsonObject): Promise<void> {
  const record = taskRecord(content)
  const task = act.existing()
  const ids = record.entryIds ?? []
  const [duty] = act.duties
  const cited = duty ? { duty: duty.id } : {}
  if (!ids.length) throw new Refusal('field_missing', { field: 'entryIds', ...cited })
  const entries = await progressOfEntries(act.tx, { unitId: task.unit_id ?? '' })
  for (const id of ids) {
    const entry = entries.find(candidate => candidate.id === id)
    if (!entry) throw new Refusal('unknown_thing', { field: 'entryIds', params: { id } })
    if (!isSettled(record, task, entry)) throw unmet({ reason: 'not_up_to_date', ...cited })
  }
}

function unmet({ reason, duty }: { reason: string; duty?: string }): Refusal {
  const cited = duty ? { duty } : {}
  return new Refusal('condition_unmet', {
    field: 'entryIds',
    ...cited,
    faults: [{ field: 'entryIds', reason, ...cited }],
  })
}

// A task that plans entries by name is settled by entries of those names, one that lists entries by these.
function namedEntries(record: CatalogTaskRecord, entries: readonly EntryProgress[]): EntryProgress[] | null {
  const byId = (record.entryIds ?? []).map(id => entries.find(entry => entry.id === id))
  const byName = (record.plannedEntries ?? []).map(name =>
    entries.find(entry => foldName(entry.title) === foldName(name)),
  )
  const wanted = [...byId, ...byName]
  const found = wanted.flatMap(entry => entry ?? [])
  return wanted.length > 0 && found.length === wanted.length ? found : null
}

function isSettled(record: CatalogTaskRecord, task: CaseRow, entry: EntryProgress): boolean {
  if (entry.state === 'awaitingDesignation' || entry.state === 'designated') return false
  if (!asksForUpdate(record)) return true
  if (entry.state === 'retired') return true
  // While a further change of it is open, the entry is not yet what it is to become.
  if (entry.state !== 'published') return false
  const before = record.versions?.[entry.id]
  if (before !== undefined) return (entry.version ?? 0) > before
  const published = entry.published_on ?? ''
  return published >= record.happenedOn || published >= task.opened_on
}

function taskRecord(content: JsonObject): CatalogTaskRecord {
  return content as unknown as CatalogTaskRecord
}

function recordedDay(text: string) {
  if (!isDay(text)) throw new Refusal('invalid_input', { field: 'happenedOn' })
  return text
}

/** Whose task it is: the unit that is named by an office or the platform; a unit itself only opens its own. */
function unitOfTask(act: Act<{ unitId?: string | undefined }>): string {
  const { actor, input } = act
  const own = unitOfActor(actor)
  const isOffice = actor.kind === 'system' || actor.roles.some(role => role === 'operator' || role === 'authority')
  if (!isOffice && input.unitId && input.unitId !== own) throw new Refusal('unit_not_party', { field: 'unitId' })
  const unitId = input.unitId ?? own
  if (!unitId) throw new Refusal('field_missing', { field: 'unitId', ...citing(act, 'catalogTaskUnit') })
  return unitId
}
