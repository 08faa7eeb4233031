import type { OpenPlatform } from '../../server/open-platform.ts'

/** The state of a case and since when. */
export async function stateOfCase({ platform }: { platform: OpenPlatform }, id: string) {
  const { rows } = await platform.database.raw('select state, since from matter_case where id = $1', [id])
  return rows[0] as { state: string; since: string }
}

/** The events of a case: step, what it led to, what it cites, from when, and whether a person acted. */
export async function eventsOfCase({ platform }: { platform: OpenPlatform }, id: string) {
  const { rows } = await platform.database.raw(
    `select step, to_state, duties, effective_on, account_id is null as system, on_behalf_of, reason
     from event where case_id = $1 order by seq`,
    [id],
  )
  return rows as {
    step: string
    to_state: string
    duties: string[]
    effective_on: string
    system: boolean
    on_behalf_of: string | null
    reason: string | null
  }[]
}

export async function lastEvent(at: { platform: OpenPlatform }, id: string) {
  const event = (await eventsOfCase(at, id)).at(-1)
  if (!event) throw new Error(`the case ${id} has no event`)
  return event
}

/** The clocks of a case in a fixed order. */
export async function clocksOfCase({ platform }: { platform: OpenPlatform }, id: string) {
  const { rows } = await platform.database.raw(
    `select duty, started_on, due_on, ended_on, ended_by from running_duty where case_id = $1
     order by started_on, duty, ended_by nulls last`,
    [id],
  )
  return rows as {
    duty: string
    started_on: string
    due_on: string
    ended_on: string | null
    ended_by: string | null
  }[]
}

/** Who was told what about a case, and under which duty. */
export async function noticesOfCase({ platform }: { platform: OpenPlatform }, id: string) {
  const { rows } = await platform.database.raw(
    'select unit_id, role, kind, duty, sent_on from notice where case_id = $1 order by created_at, kind, unit_id',
    [id],
  )
  return rows as { unit_id: string | null; role: string | null; kind: string; duty: string | null; sent_on: string }[]
}
