import { connect, type Socket } from 'node:net'

export type Load = { url: string; connections: number; requests: readonly Buffer[] }

/** Sends every request once over keep-alive connections, the next on each as soon as the last is answered. */
export async function runLoad({ url, connections, requests }: Load): Promise<{ requestsPerSecond: number }> {
  const { hostname, port } = new URL(url)
  const state = { next: 0, answered: 0 }
  const startedAt = performance.now()
  const sockets = Array.from({ length: connections }, () =>
    connect({ host: hostname, port: Number(port), noDelay: true }),
  )
  await Promise.all(sockets.map(socket => drive(socket, requests, state)))
  return { requestsPerSecond: (state.answered / (performance.now() - startedAt)) * 1_000 }
}

function drive(socket: Socket, requests: readonly Buffer[], state: { next: number; answered: number }): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let pending: Buffer = Buffer.alloc(0)
  const sendNext = () => {
    const request = requests[state.next]
    state.next += 1
    if (request) return void socket.write(request)
    socket.destroy()
    resolve()
  }
  socket.on('connect', sendNext).on('error', reject)
  socket.on('close', () => reject(new Error('the server closed a connection')))
  socket.on('data', (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    const status = answered(pending)
    if (status === null) return
    if (status !== '200') return reject(new Error(`the server answered ${pending.toString('utf8')}`))
    pending = Buffer.alloc(0)
    state.answered += 1
    sendNext()
  })
  return promise
}

/** The status of a whole answer, null while it is not whole. Only one request is ever under way. */
function answered(bytes: Buffer): string | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = bytes.toString('latin1', 0, end)
  const at = head.toLowerCase().indexOf('content-length: ')
  const length = Number.parseInt(head.slice(at + 16), 10)
  return bytes.length >= end + 4 + length ? head.slice(9, 12) : null
}
