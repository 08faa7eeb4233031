import type { UsesOfEntry } from './catalog/entry-use.ts'

const servicesThatRun = ['active', 'suspendedIdle', 'objectionRaised', 'suspendedRisk']
const setsThatStand = ['submitted', 'returned', 'open', 'suspended', 'static']

/** The services and open sets that live on an entry: what a change of it would touch. */
export const usesOfEntry: UsesOfEntry = async (tx, entryId) => {
  const services = await tx
    .selectFrom('sharing_service')
    .innerJoin('matter_case', 'matter_case.id', 'sharing_service.id')
    .innerJoin('unit', 'unit.id', 'sharing_service.consumer_id')
    .select(['matter_case.id', 'matter_case.number', 'matter_case.title', 'matter_case.state'])
    .select(['sharing_service.consumer_id', 'unit.name as consumer', 'sharing_service.columns'])
    .where('sharing_service.entry_id', '=', entryId)
    .where('matter_case.state', 'in', servicesThatRun)
    .orderBy('matter_case.number')
    .execute()
  const sets = await tx
    .selectFrom('open_list_entry')
    .innerJoin('matter_case', 'matter_case.id', 'open_list_entry.id')
    .select(['matter_case.id', 'matter_case.number', 'matter_case.title', 'matter_case.state'])
    .select('open_list_entry.columns')
    .where('open_list_entry.entry_id', '=', entryId)
    .where('matter_case.state', 'in', setsThatStand)
    .orderBy('matter_case.number')
    .execute()
  return [
    ...services.map(({ id, consumer_id, ...service }) => ({
      kind: 'sharingService' as const,
      caseId: id,
      consumerId: consumer_id,
      ...service,
    })),
    ...sets.map(({ id, ...set }) => ({
      kind: 'openListEntry' as const,
      caseId: id,
      consumerId: null,
      consumer: null,
      ...set,
    })),
  ]
}
