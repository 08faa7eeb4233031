import { resolve } from 'node:path'
import { day } from '@gongshu/deadlines'
import { silentLog, stderrLog } from '../server/base/logging.ts'
import { flagsOf, readSettings, settings } from '../server/base/settings.ts'
import { setUpToken } from '../server/people/set-up.ts'
import { type RunningServer, type ServerOptions, startServer } from '../server/start.ts'
import { inBoth, tell } from './both-languages.ts'

/** `gongshu serve`: runs the platform until it is told to stop; the first line on standard output says where it is. */
export async function serve(args: string[]): Promise<number> {
  if (args.includes('--help')) return printHelp()
  const flags = flagsOf(args.filter(arg => arg !== '--json'))
  const json = args.includes('--json')
  const server = await startServer(
    serverOptions(
      [...flags].flatMap(([name, value]) => [`--${name}`, value]),
      json,
    ),
  )
  const told = toldToStop()
  await offerSetUp(server)
  process.stdout.write(`${JSON.stringify({ ready: true, url: server.url, today: server.platform.clocks.today() })}\n`)
  await untilStopped(server, told)
  return 0
}

// A platform starts without accounts and without a default password: only who reads this line can make the first.
async function offerSetUp(server: RunningServer): Promise<void> {
  const token = await setUpToken(server.platform)
  if (token) tell(inBoth('cli.setUpLink', { url: `${server.url}/set-up?token=${token}` }))
}

export function serverOptions(args: string[], quiet = false): ServerOptions {
  const values = readSettings(args)
  const lease = Number(values.gatewayLeaseSeconds)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no TCP port`)
  if (!(lease >= 0 && lease <= 3600))
    throw new Error(`--gatewayLeaseSeconds ${values.gatewayLeaseSeconds} is not 0 to 3600`)
  return {
    dataDir: resolve(values.data),
    port,
    host: values.host,
    jurisdiction: values.jurisdiction,
    rehearsal: values.rehearsal ? day(values.rehearsal) : null,
    gatewayLeaseMs: lease * 1000,
    sources: { hosts: listOf(values.sourceHosts.toLowerCase()), folders: listOf(values.dropFolders) },
    log: quiet ? silentLog : stderrLog(),
    ...(values.database ? { databaseUrl: values.database } : {}),
    ...(values.masterKeyFile ? { masterKeyFile: values.masterKeyFile } : {}),
    outgoing: { ...values, webhookHosts: listOf(values.webhookHosts.toLowerCase()) },
    ...secondFactorOf(values.secondFactor),
  }
}

function secondFactorOf(value: string): Pick<ServerOptions, 'secondFactor'> {
  if (value === '') return {}
  if (value === 'everyone' || value === 'enrolled') return { secondFactor: value }
  throw new Error(`--secondFactor “${value}”: write everyone or enrolled`)
}

function listOf(text: string): string[] {
  return text.split(',').flatMap(one => one.trim() || [])
}

/** Resolves when the process is told to end and the server has stopped in order. */
export async function untilStopped(server: RunningServer, told = toldToStop()): Promise<void> {
  await told
  await server.stop()
}

/** Listens from the moment it is called: who announces that it is ready must already hear the signal to end. */
export function toldToStop(): Promise<void> {
  return new Promise(done => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
}

function printHelp(): number {
  const rows = Object.entries(settings).map(
    ([name, setting]) => `  --${name.padEnd(20)} ${setting.help} (${setting.env}; ${setting.default || 'empty'})`,
  )
  process.stdout.write(`gongshu serve\n${rows.join('\n')}\n`)
  return 0
}
