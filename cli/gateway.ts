import { join } from 'node:path'
import { parseArgs } from 'node:util'
import fastify from 'fastify'
import { stderrLog } from '../server/base/logging.ts'
import { createGateway } from '../server/gateway/create-gateway.ts'
import { httpGrantSource } from '../server/gateway/http-grant-source.ts'
import { shipJournal } from '../server/gateway/journal-shipper.ts'
import { gateway as en } from '../text/en/gateway.ts'
import { gateway as zh } from '../text/zh/gateway.ts'

/** Runs a gateway as a process of its own until it is asked to end. Answers with the exit code. */
export async function gateway(args: string[]): Promise<number> {
  const settings = settingsOf(args, process.env.GONGSHU_TOKEN)
  if (!settings) {
    process.stderr.write(`${zh['gateway.cli.usage']}\n${en['gateway.cli.usage']}\n`)
    return 2
  }
  const { url, token, name, data, port, host, leaseMs } = settings
  const log = stderrLog()
  const source = httpGrantSource({ url, token, gateway: name, leaseMs, servingDir: join(data, 'serving') })
  const now = () => Date.now()
  const journalDir = join(data, 'journal')
  const options = { name, source, journalDir, matcher: null, leaseMs, now, duties: source.duties, log }
  const running = await createGateway(options)
  const shipper = await shipJournal({ gateway: name, url, token, journal: running.journal, log })
  // forceCloseConnections: idle keep-alive connections must not hold up the end.
  const app = fastify({ forceCloseConnections: 'idle', routerOptions: { maxParamLength: 200 } })
  running.register(app)
  const address = await app.listen({ port, host })
  // Listening before anybody knows that it runs: whoever reads the line may ask it to end at once.
  const end = askedToEnd()
  process.stdout.write(`${JSON.stringify({ ready: true, url: address, gateway: name })}\n`)

  await end
  await app.close()
  source.close()
  await running.stop()
  // Last: by then every call is in the journal, and its last segment is closed.
  await shipper.stop()
  return 0
}

type Settings = {
  url: string
  token: string
  data: string
  port: number
  host: string
  name: string
  leaseMs: number
}

function settingsOf(args: string[], token: string | undefined): Settings | null {
  const values = valuesOf(args)
  const port = /^\d{1,5}$/.test(values?.port ?? '') ? Number(values?.port) : null
  const leaseMs = leaseOf(values?.lease ?? '5m')
  if (!values?.url || !URL.canParse(values.url) || !values.data || port === null || leaseMs === null || !token)
    return null
  const { url, data, host = '127.0.0.1', name = `gateway-${port}` } = values
  return { url, token, data, port, host, name, leaseMs }
}

function valuesOf(args: string[]) {
  const text = { type: 'string' } as const
  const options = { url: text, data: text, port: text, host: text, name: text, lease: text }
  try {
    return parseArgs({ args, options, strict: true }).values
  } catch {
    return null
  }
}

/** `0`, `90s` or `5m`; at most an hour. */
function leaseOf(written: string): number | null {
  const [, number, unit] = written.match(/^(\d{1,4})(s|m)?$/) ?? []
  if (number === undefined || (unit === undefined && number !== '0')) return null
  const leaseMs = Number(number) * (unit === 'm' ? 60_000 : 1_000)
  return leaseMs <= 60 * 60_000 ? leaseMs : null
}

function askedToEnd(): Promise<void> {
  return new Promise(resolve => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
}
