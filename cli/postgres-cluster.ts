import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findPostgresPrograms, findProgram } from './machine.ts'

/**
 * Runs with a throw-away PostgreSQL cluster of its own: empty, on a free port of this machine, gone afterwards. Its folder
 * has spaces and Chinese characters in its name, as a district's may. Nothing in it survives a power cut.
 */
export async function withPostgres<T>(run: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), '公数 postgres '))
  let server: ChildProcess | null = null
  try {
    const cluster = createCluster(folder)
    const port = await freePort()
    server = startServer(cluster, port)
    await untilReady(cluster, port, server)
    const url = `postgres://gongshu:${cluster.password}@127.0.0.1:${port}/postgres`
    return await run({ GONGSHU_TEST_DATABASE: 'postgres', TEST_POSTGRES_URL: url })
  } finally {
    if (server) await stopServer(server)
    rmSync(folder, { recursive: true, force: true })
  }
}

type Cluster = { programs: string; data: string; password: string; asUser: string[] }

function createCluster(folder: string): Cluster {
  const programs = findPostgresPrograms()
  if (!programs) throw new Error('initdb was not found on this machine')
  const user = unprivilegedUser()
  const cluster = {
    programs,
    data: join(folder, 'data'),
    password: randomBytes(12).toString('hex'),
    asUser: user.prefix,
  }
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 })
  if (user.id !== null) {
    chownSync(folder, user.id, user.id)
    chownSync(passwordFile, user.id, user.id)
  }
  chmodSync(folder, 0o700)
  runAs(cluster, 'initdb', [
    ...['--pgdata', cluster.data, '--username=gongshu', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    ...['--encoding=UTF8', '--no-locale', '--no-sync'],
  ])
  return cluster
}

/** PostgreSQL refuses to run as root; then it runs as nobody in particular. */
function unprivilegedUser(): { id: number | null; prefix: string[] } {
  if (process.getuid?.() !== 0) return { id: null, prefix: [] }
  const setpriv = findProgram('setpriv')
  if (!setpriv)
    throw new Error('PostgreSQL does not run as root, and setpriv (util-linux) is not there to change the user')
  const id = 65534
  return { id, prefix: [setpriv, `--reuid=${id}`, `--regid=${id}`, '--clear-groups'] }
}

function startServer(cluster: Cluster, port: number): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    shared_buffers: '64MB',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [program = '', ...args] = [
    ...cluster.asUser,
    join(cluster.programs, 'postgres'),
    '-D',
    cluster.data,
    ...options,
  ]
  // Its log is of use only when it does not start, and then its exit says so.
  return spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore'], cwd: '/' })
}

async function untilReady(cluster: Cluster, port: number, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at its start with exit code ${server.exitCode}`)
    try {
      runAs(cluster, 'pg_isready', ['--host=127.0.0.1', `--port=${port}`, '--quiet'])
      return
    } catch {
      await pause(100)
    }
  }
  throw new Error('PostgreSQL was not ready after 30 seconds')
}

/** SIGQUIT: an immediate stop. Nothing here is worth a checkpoint. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGQUIT')
  await ended
}

function runAs(cluster: Cluster, name: string, args: string[]): void {
  const [program = '', ...rest] = [...cluster.asUser, join(cluster.programs, name), ...args]
  execFileSync(program, rest, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' })
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
