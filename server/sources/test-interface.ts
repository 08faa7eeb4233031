import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Asked = { readonly path: string; readonly headers: IncomingMessage['headers'] }
export type Answering = (url: URL, reply: ServerResponse, asked: number) => void

/** A real HTTP interface on this machine that answers as it is told, and remembers what it was asked. */
export async function openTestInterface(answer: Answering) {
  const asked: Asked[] = []
  const server = createServer((request, reply) => {
    asked.push({ path: request.url ?? '', headers: request.headers })
    answer(new URL(request.url ?? '/', 'http://interface'), reply, asked.length)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

export function json(reply: ServerResponse, body: unknown, headers: { [name: string]: string } = {}): void {
  reply.writeHead(200, { 'content-type': 'application/json', ...headers })
  reply.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** Rows `from` to `to`, exclusive, of a made-up register. */
export function registerRows(from: number, to: number) {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => ({ code: `C${from + at}`, since: from + at }))
}
