import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { day } from '@gongshu/deadlines'
import type { Role, Step } from '@gongshu/regulations'
import { type Actor, system } from './acts/act-types.ts'
import { newId } from './base/ids.ts'
import { silentLog } from './base/logging.ts'
import { openTestDatabase } from './db/test-database.ts'
import { type LawTables, type OpenPlatform, openPlatform } from './open-platform.ts'
import { usccCheckCharacter } from './registry/uscc.ts'

/** A whole platform on an empty database and a temporary directory, on a fixed day. Closing removes both. */
export async function openTestPlatform(
  today = '2026-03-02',
  jurisdiction = 'putuo',
  tables?: LawTables,
): Promise<OpenPlatform> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongshu test '))
  const database = await openTestDatabase()
  const platform = await openPlatform({
    dataDir,
    jurisdiction,
    rehearsal: day(today),
    database,
    log: silentLog,
    ...(tables ? { tables } : {}),
  })
  return {
    ...platform,
    async close() {
      await platform.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

let unitCount = 0

/** A made-up unit with its offices; each has a valid credit code of its own. */
export async function registerTestUnit(platform: OpenPlatform, name: string, offices: Role[]): Promise<string> {
  unitCount++
  const body = `11310107${String(unitCount).padStart(9, '0')}`
  const input = {
    name,
    shortName: name,
    kind: 'partyOrGovernment',
    uscc: `${body}${usccCheckCharacter(body)}`,
    regionCode: '310107',
    offices,
  }
  const { caseId } = await platform.acts.act({ step: 'unit.register', actor: system, input })
  return caseId
}

/** An actor of a unit, without an account of its own: act() takes plain data. */
export function testActor(unitId: string | null, ...roles: Role[]): Extract<Actor, { kind: 'account' }> {
  return { kind: 'account', accountId: newId(), unitId, roles, separation: 'operation' }
}

/** A complete catalog entry as a provider would submit it, with fields replaced. */
export function buildEntry(changes: object = {}) {
  return {
    name: `测试目录 ${newId().slice(-6)}`,
    description: '用于测试的目录条目',
    source: '测试系统',
    updateFrequency: 'monthly',
    classification: '部门类',
    grade: 'general1',
    sharingAttribute: 'shared',
    openingAttribute: 'unconditional',
    coverage: '全区',
    managingBody: '测试科',
    stateSecret: false,
    items: [
      {
        column: 'code',
        name: '代码',
        description: '唯一代码',
        type: 'text',
        length: 20,
        required: true,
        personal: false,
        lookup: true,
        mask: 'none',
      },
    ],
    ...changes,
  }
}

/** Runs the step and gives its answer, or the refusal's code, field and duty. */
export async function attempt(
  platform: OpenPlatform,
  step: Step,
  { actor, caseId, input = {} }: { actor: Actor; caseId?: string; input?: object },
) {
  try {
    return await platform.acts.act({ step, actor, input, ...(caseId ? { caseId } : {}) })
  } catch (error) {
    const refused = error as { code?: string; details?: { field?: string; duty?: string } }
    if (!refused.code || !refused.details) throw error
    return { refused: refused.code, field: refused.details.field ?? null, duty: refused.details.duty ?? null }
  }
}
