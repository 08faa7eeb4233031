import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import mysql from 'mysql2'
import { findMariaDbPrograms, findProgram } from '../../cli/machine.ts'

/** Why tests that need MariaDB do not run here; false where they do. */
export const skipMariaDb = findMariaDbPrograms() ? false : 'MariaDB is not installed on this machine'

export type TestMariaDb = {
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** Runs statements one after another as the owner of the database. */
  run(...statements: string[]): Promise<void>
  close(): Promise<void>
}

const PASSWORD = 'rehearsal-password-1'

/** A throw-away MariaDB of its own: empty, on a free port of this machine, gone afterwards. */
export async function openTestMariaDb(): Promise<TestMariaDb> {
  const programs = findMariaDbPrograms()
  if (!programs) throw new Error('MariaDB is not installed on this machine')
  const folder = mkdtempSync(join(tmpdir(), 'gongshu-mariadb-'))
  const data = join(folder, 'data')
  const asUser = unprivileged(folder)
  const socket = join(folder, 'sock')
  const [install = '', ...installArgs] = [
    ...asUser,
    programs.install,
    '--no-defaults',
    `--datadir=${data}`,
    `--basedir=${dirname(dirname(programs.server))}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
  ]
  execFileSync(install, installArgs, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' })
  const port = await freePort()
  const [server = '', ...serverArgs] = [
    ...asUser,
    programs.server,
    '--no-defaults',
    `--datadir=${data}`,
    `--socket=${socket}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-buffer-pool-size=32M',
    '--skip-log-bin',
    '--skip-name-resolve',
  ]
  const child = spawn(server, serverArgs, { stdio: 'ignore', cwd: '/' })
  // A server that outlives a failed test would keep it from ending.
  process.once('exit', () => child.kill('SIGKILL'))
  child.unref()
  await untilOpen(port, child)
  const run = (...statements: string[]) => runOn(socket, statements)
  await run(
    'create database register character set utf8mb4',
    `create user reader@'%' identified by '${PASSWORD}'`,
    `grant select on register.* to reader@'%'`,
    'use register',
  )
  return {
    ...{ port, user: 'reader', password: PASSWORD, database: 'register', run },
    async close() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// MariaDB refuses to run as root; then it runs as nobody in particular.
function unprivileged(folder: string): string[] {
  if (process.getuid?.() !== 0) return []
  const setpriv = findProgram('setpriv')
  if (!setpriv)
    throw new Error('MariaDB does not run as root, and setpriv (util-linux) is not there to change the user')
  const id = 65534
  chownSync(folder, id, id)
  chmodSync(folder, 0o755)
  return [setpriv, `--reuid=${id}`, `--regid=${id}`, '--clear-groups']
}

async function runOn(socketPath: string, statements: readonly string[]): Promise<void> {
  const client = mysql.createConnection({ socketPath, user: 'root', charset: 'utf8mb4' })
  try {
    for (const sql of statements)
      await new Promise<void>((done, fail) => client.query(sql, error => (error ? fail(error) : done())))
  } finally {
    client.destroy()
  }
}

async function untilOpen(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`MariaDB ended at its start with exit code ${child.exitCode}`)
    const socket = createConnection(port, '127.0.0.1')
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isOpen) return
    await pause(100)
  }
  throw new Error('MariaDB was not ready after 30 seconds')
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
