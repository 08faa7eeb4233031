import type { Party, Service } from './made.ts'
import type { Stage } from './rehearsal-stage.ts'

type ServiceRow = {
  readonly id: string
  readonly demand_id: string
  readonly entry_id: string
  readonly provider_id: string
  readonly system_id: string
  readonly scenario: string
  readonly columns: readonly string[]
  readonly masks: { readonly [column: string]: string }
  readonly started_on: Service['startedOn']
}

/** The services that a granted demand has started, each with the keys of the consumer's system. */
export async function servicesOf(stage: Stage, consumer: Party, demandId: string): Promise<Service[]> {
  // Serving begins by itself after the grant; this waits for it as a page that is loaded again would.
  await stage.server.settle()
  const { services } = await consumer.user.get<{ services: { id: string }[] }>('/api/sharing-services?limit=200')
  const rows = await Promise.all(services.map(({ id }) => readService(consumer, id)))
  const own = rows.filter(row => row.demand_id === demandId)
  if (!own.length) throw new Error(`the demand ${demandId} started no service`)
  return Promise.all(own.map(row => describe(stage, consumer, row)))
}

async function readService({ user }: Party, id: string): Promise<ServiceRow> {
  const { service } = await user.get<{ service: ServiceRow }>(`/api/sharing-services/${id}`)
  return service
}

async function describe(stage: Stage, consumer: Party, row: ServiceRow): Promise<Service> {
  const provider = Object.values(stage.made.providers ?? {}).find(party => party.unitId === row.provider_id)
  if (!provider) throw new Error(`the provider of the service ${row.id} is unknown`)
  const credentials = await consumer.user.get<Service['credentials']>(`/api/calling-systems/${row.system_id}/secret`)
  const { id, scenario, columns, masks, started_on: startedOn, entry_id: entryId } = row
  return { id, entryId, consumer, provider, scenario, columns, masks, startedOn, credentials }
}
