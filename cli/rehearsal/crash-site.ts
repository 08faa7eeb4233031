import { absenceOf, type Jurisdiction } from '@gongshu/regulations'
import { system } from '../../server/acts/act-types.ts'
import { silentLog } from '../../server/base/logging.ts'
import { openPlatform } from '../../server/open-platform.ts'
import { hashPassword } from '../../server/people/password.ts'
import { usccCheckCharacter } from '../../server/registry/uscc.ts'
import type { ChildOptions } from './child-server.ts'
import { demandForm } from './demand-form.ts'
import { plannedEntries } from './entry-plan.ts'
import { grantedDemand } from './granted-demand.ts'
import { loadWhole } from './load-upload.ts'
import type { Party, Service } from './made.ts'
import { type Seeded, seeded } from './seeded.ts'
import { collectionOf } from './step-catalog.ts'
import { signInAs } from './web-user.ts'

export type CrashUnit = {
  readonly unitId: string
  readonly unit: string
  readonly login: string
  readonly password: string
}

/** An installation of its own with one unit that holds every office, written before any server runs on it. */
export async function seedCrashSite(
  { dataDir, jurisdiction, from }: ChildOptions & { from: string },
  seed: number,
): Promise<CrashUnit> {
  const chance = seeded(seed, 'crash site')
  const platform = await openPlatform({ dataDir, jurisdiction, rehearsal: from as never, log: silentLog })
  try {
    const unit = '断电演练单位'
    const offices = ['operator', 'provider', 'consumer']
    const { regionCode } = platform.jurisdiction
    const body = `11${regionCode}${chance.digits(9)}`
    const uscc = `${body}${usccCheckCharacter(body)}`
    const input = { name: unit, shortName: unit, kind: 'partyOrGovernment', uscc, regionCode, offices }
    const { caseId: unitId } = await platform.acts.act({ step: 'unit.register', actor: system, input })
    const password = chance.hex(16)
    const account = { login: 'crash', name: '演练员癸十', unitId, roles: offices, separation: 'operation' }
    const passwordHash = await hashPassword(password)
    await platform.acts.act({ step: 'account.open', actor: system, input: { ...account, passwordHash } })
    return { unitId, unit, login: account.login, password }
  } finally {
    await platform.close()
  }
}

export type CrashService = Pick<Service, 'id' | 'scenario' | 'credentials'> & {
  readonly where: { readonly code: string }
}

type Wanted = { readonly site: CrashUnit; readonly jurisdiction: Jurisdiction; readonly chance: Seeded }

/**
 * A small entry, collected, demanded and served: something for the gateway to answer while the server dies. Null where
 * the law lets nothing be served here.
 */
export async function startCrashService(
  url: string,
  { site, jurisdiction, chance }: Wanted,
): Promise<CrashService | null> {
  if (absenceOf(jurisdiction, 'demand.provision')) return null
  const user = await signInAs(url, site, () => {})
  const party: Party = { unitId: site.unitId, unit: site.unit, user }
  const form = { ...plannedEntries(chance, jurisdiction).areas, name: '断电演练对照表' }
  const { caseId: id } = await user.post('/api/catalog-entries/steps/submit', form)
  await user.post(`/api/catalog-entries/${id}/steps/pass`)
  const collectionId = await collectionOf(party, id)
  const code = chance.digits(6)
  const bytes = Buffer.from(`code,name,cityCode,provinceCode\n${code},演练区,${code.slice(0, 4)},${code.slice(0, 2)}\n`)
  await loadWhole(party, collectionId, { bytes, fileName: '对照表.csv', format: 'csv' })
  const entry = { id, title: form.name, provider: party, collectionId, publishedOn: '' as never, items: form.items }
  const directCase = { case: '4', mode: 'masked', evidence: '仅需对脱敏数据进行使用' }
  const isDirect = jurisdiction.choices.directAccess.value
  const wanted = [{ entry, columns: ['code', 'name'] }]
  const demand = demandForm('断电演练核对', wanted, isDirect ? { directCase } : {})
  await grantedDemand({ consumer: party, operator: user, providers: [party], form: demand })
  return { ...(await awaitService(party)), where: { code } }
}

const MOST_TRIES = 100

async function awaitService({ user }: Party): Promise<Omit<CrashService, 'where'>> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { services } = await user.get<{ services: { id: string }[] }>('/api/sharing-services')
    const [first] = services
    if (first) {
      const { service } = await user.get<{ service: { id: string; scenario: string; system_id: string } }>(
        `/api/sharing-services/${first.id}`,
      )
      const credentials = await user.get<Service['credentials']>(`/api/calling-systems/${service.system_id}/secret`)
      return { id: service.id, scenario: service.scenario, credentials }
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('the service for the crash did not start')
}
