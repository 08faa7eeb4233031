import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { day } from '@gongshu/deadlines'
import type { Role } from '@gongshu/regulations'
import { system } from '../../server/acts/act-types.ts'
import { silentLog } from '../../server/base/logging.ts'
import { openTestDatabase } from '../../server/db/test-database.ts'
import { hashPassword } from '../../server/people/password.ts'
import { type RunningServer, startServer } from '../../server/start.ts'
import { registerTestUnit } from '../../server/test-platform.ts'

export const PASSWORD = 'rehearsal-password-1'

export type Ground = {
  readonly server: RunningServer
  readonly units: { readonly [login: string]: string }
  close(): Promise<void>
}

const people: readonly { login: string; name: string; unit: string; offices: Role[]; roles: Role[] }[] = [
  { login: 'zhuguan', name: '李主管', unit: '示例区府办', offices: ['authority'], roles: ['authority'] },
  { login: 'yunxing', name: '王运行', unit: '示例区大数据中心', offices: ['operator'], roles: ['operator'] },
  {
    login: 'minzheng',
    name: '赵民政',
    unit: '示例区民政局',
    offices: ['provider', 'consumer'],
    roles: ['provider', 'consumer'],
  },
  { login: 'renshe', name: '孙人社', unit: '示例区人社局', offices: ['provider'], roles: ['provider'] },
  { login: 'jiedao', name: '周街道', unit: '示例街道办事处', offices: ['consumer'], roles: ['consumer'] },
]

/** A running platform with made-up units and one account for each kind of official. */
export async function openGround(port = 0): Promise<Ground> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongshu 工作台 '))
  const database = await openTestDatabase()
  const server = await startServer({
    dataDir,
    database,
    port,
    host: '127.0.0.1',
    jurisdiction: 'putuo',
    rehearsal: day('2026-03-02'),
    gatewayLeaseMs: 60_000,
    // Where the tests have interfaces of their own that data is fetched from.
    sources: { hosts: ['127.0.0.1'], folders: [] },
    log: silentLog,
  })
  const passwordHash = await hashPassword(PASSWORD)
  const units: Record<string, string> = {}
  for (const { login, name, unit, offices, roles } of people) {
    const unitId = await registerTestUnit(server.platform, unit, offices)
    units[login] = unitId
    const input = { login, name, unitId, passwordHash, roles, separation: 'operation' }
    await server.platform.acts.act({ step: 'account.open', actor: system, input })
  }
  return {
    server,
    units,
    async close() {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
