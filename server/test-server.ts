import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { day } from '@gongshu/deadlines'
import type { Role } from '@gongshu/regulations'
import { system } from './acts/act-types.ts'
import { silentLog } from './base/logging.ts'
import { openTestDatabase } from './db/test-database.ts'
import type { PlatformOptions } from './open-platform.ts'
import { hashPassword } from './people/password.ts'
import { type RunningServer, type ServerOptions, startServer } from './start.ts'

export const TEST_PASSWORD = 'rehearsal-password-1'

/** A running server on an empty database, a temporary directory and a free port. Stopping removes everything. */
export async function startTestServer(
  today = '2026-03-02',
  governed: Pick<PlatformOptions, 'jurisdiction' | 'tables'> & Pick<ServerOptions, 'sources' | 'outgoing'> = {
    jurisdiction: 'putuo',
  },
): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongshu server '))
  const database = await openTestDatabase()
  const server = await startServer({
    dataDir,
    ...governed,
    rehearsal: day(today),
    database,
    port: 0,
    host: '127.0.0.1',
    gatewayLeaseMs: 300_000,
    log: silentLog,
  }).catch(async error => {
    // An open database would keep the test's process alive, and nobody would see why.
    await database.close()
    throw error
  })
  return {
    ...server,
    async stop() {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A made-up person of a unit who can sign in with TEST_PASSWORD. */
export async function openTestAccount(
  server: RunningServer,
  login: string,
  of: { unitId: string | null; roles: Role[] },
) {
  const passwordHash = await hashPassword(TEST_PASSWORD)
  const input = {
    login,
    name: `演练员${login}`,
    unitId: of.unitId,
    passwordHash,
    roles: of.roles,
    separation: 'operation',
  }
  return server.platform.acts.act({ step: 'account.open', actor: system, input })
}

export type Answer = { readonly status: number; readonly body: Record<string, unknown> }

/** A signed-in client over real HTTP: `get` and `post` answer status and parsed body. */
export async function signInAs(server: Pick<RunningServer, 'url'>, login: string) {
  const signedIn = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: TEST_PASSWORD }),
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { csrf } = (await signedIn.json()) as { csrf: string }
  const headers = { cookie, 'x-csrf-token': csrf }
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(`${server.url}${path}`, init)
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  return {
    get: (path: string) => ask(path, { headers }),
    post: (path: string, body: object, more: { readonly [header: string]: string } = {}) =>
      ask(path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', ...more },
        body: JSON.stringify(body),
      }),
    download: (path: string) => fetch(`${server.url}${path}`, { headers }),
    remove: (path: string) => ask(path, { method: 'DELETE', headers }),
    upload: (content: string | Uint8Array<ArrayBuffer>) =>
      ask('/api/uploads', {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body: content,
      }),
  }
}
