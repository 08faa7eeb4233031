import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { silentLog } from '../server/base/logging.ts'
import { createGateway } from '../server/gateway/create-gateway.ts'
import { buildGrant, testSource } from '../server/gateway/test-gateway.ts'

// One of the two servers of bench/gateway.ts, a process of its own: `gateway DIR FILE SECRET` or `bare BYTES`.
const [which, ...rest] = process.argv.slice(2)
const app = fastify()
if (which === 'gateway') await mountGateway(app, rest)
else mountBare(app, Number(rest[0]))
const url = await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ url })
process.on('disconnect', () => process.exit(0))

async function mountGateway(
  app: FastifyInstance,
  [dir = '', servingFile = '', appSecret = '']: string[],
): Promise<void> {
  const source = testSource({ 'digest-one': servingFile })
  source.put(buildGrant({ appSecret, quotaPerMinute: Number.MAX_SAFE_INTEGER }))
  const journalDir = join(dir, 'journal')
  const now = () => Date.now()
  const options = {
    name: 'bench',
    source,
    journalDir,
    matcher: null,
    leaseMs: 300_000,
    now,
    duties: {},
    log: silentLog,
  }
  const gateway = await createGateway(options)
  await gateway.sync()
  gateway.register(app)
  process.on('message', () => process.send?.(gateway.stats().journal))
}

/** The baseline: Fastify as it comes, which parses the body and answers as many bytes. */
function mountBare(app: FastifyInstance, bytes: number): void {
  const body = JSON.stringify({ rows: 'x'.repeat(bytes - '{"rows":""}'.length) })
  app.post('/gateway/v1/services/:serviceId/query', (request, reply) => {
    if (typeof request.body !== 'object') throw new Error('no body')
    reply.header('content-type', 'application/json; charset=utf-8').send(body)
  })
}
