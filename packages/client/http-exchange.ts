import { ApiError, errorFrom } from './api-error.ts'

export type ClientOptions = {
  /** Where the server is; empty in a browser that was served by it. */
  readonly baseUrl?: string
  /** A program's bearer token instead of a session. */
  readonly token?: string
  /** The session's own token against forged requests; read anew for each unsafe request. */
  readonly csrf?: () => string | null
  readonly fetch?: typeof fetch
}

export type Query = { readonly [name: string]: string | number | undefined }

export type Exchange = {
  get<T>(path: string, query?: Query): Promise<T>
  post<T>(path: string, body: unknown, headers?: { readonly [name: string]: string }): Promise<T>
  /** Sends a file as it is. */
  send<T>(path: string, query: Query, body: Blob): Promise<T>
  delete<T>(path: string): Promise<T>
}

/** Plain JSON over HTTP. Every failure is an ApiError; nothing is retried, because only the caller knows whether it may. */
export function createExchange(options: ClientOptions = {}): Exchange {
  const { baseUrl = '', token, csrf, fetch: send = fetch } = options
  const identity: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}

  async function exchange<T>(method: string, path: string, init: RequestInit = {}): Promise<T> {
    const guard = method === 'GET' ? null : csrf?.()
    const headers = { ...identity, ...(guard ? { 'x-csrf-token': guard } : {}), ...(init.headers as object) }
    const response = await send(`${baseUrl}${path}`, { ...init, method, headers, credentials: 'same-origin' }).catch(
      cause => {
        throw new ApiError({ status: 0, code: 'unreachable', message: String(cause) })
      },
    )
    const body = await response.json().catch(() => null)
    if (!response.ok) throw errorFrom(response.status, body)
    return body as T
  }

  return {
    get: (path, query) => exchange('GET', `${path}${queryText(query)}`),
    post: (path, body, headers) =>
      exchange('POST', path, {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    send: (path, query, body) =>
      exchange('POST', `${path}${queryText(query)}`, { body, headers: { 'content-type': 'application/octet-stream' } }),
    delete: path => exchange('DELETE', path),
  }
}

function queryText(query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (given.length === 0) return ''
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}
