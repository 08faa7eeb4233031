import type { FastifyRequest } from 'fastify'
import { findCase } from '../acts/case-queries.ts'
import type { Platform } from '../acts/platform.ts'
import { Refusal } from '../base/refusal.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import { unitSeen } from '../people/request-session.ts'

/** The entry `:id` for those who may look into its data: its unit, and the offices that watch over all. */
export async function entryRead({ db }: Platform, request: FastifyRequest) {
  const { id } = request.params as { id: string }
  const unit = unitSeen(request)
  const [found, entry] = [await findCase(db, id), await findEntry(db, id)]
  if (!found || !entry) throw new Refusal('unknown_case')
  if (unit !== null && unit !== entry.unit_id) throw new Refusal('data_not_granted')
  const { content, items } = entry
  return { title: found.title, number: found.number, unitId: entry.unit_id, content, items }
}
