/** What the platform answers when it says no. */
export type RefusalAnswer = {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly duty?: string
  readonly field?: string
  readonly faults?: readonly { readonly [member: string]: unknown }[]
}

/** The answer to a step. */
export type StepAnswer = {
  readonly eventId: string
  readonly caseId: string
  readonly number: string
  readonly state: string
  readonly duties: readonly string[]
  readonly effectiveOn: string
}

export type Credentials = { readonly login: string; readonly password: string }

/** A person at a browser: everything goes over HTTP with the session's cookie and its token against forgery. */
export type WebUser = Credentials & {
  get<T>(path: string): Promise<T>
  text(path: string): Promise<string>
  post<T = StepAnswer>(path: string, body?: object, headers?: { readonly [name: string]: string }): Promise<T>
  /** The refusal of a request that must be refused; throws when it is not. */
  refused(path: string, body?: object): Promise<RefusalAnswer>
  /** The refusal of a reading that must be refused. */
  refusedGet(path: string): Promise<RefusalAnswer>
  upload(bytes: Uint8Array): Promise<Uploaded>
}

export type Uploaded = { readonly id: string; readonly bytes: number; readonly sha256: string }

/** Called with every duty that an answer or a refusal names. */
export type Cite = (duties: readonly string[]) => void

/** Signs in with a password, as anyone does. */
export async function signInAs(url: string, credentials: Credentials, cite: Cite): Promise<WebUser> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: credentials.login, password: credentials.password }),
  })
  if (!response.ok) throw new Error(`${credentials.login} could not sign in: ${await response.text()}`)
  const { csrf } = (await response.json()) as { csrf: string }
  const cookie = (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  const identity = { cookie, 'x-csrf-token': csrf }
  const send = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { ...identity, ...(init.headers as object) } })
  const sendJson = (path: string, body: object, headers: object = {}) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  return {
    login: credentials.login,
    password: credentials.password,
    get: async <T>(path: string) => (await accepted(path, await send(path))).json() as Promise<T>,
    text: async path => (await accepted(path, await send(path))).text(),
    post: async <T>(path: string, body: object = {}, headers: object = {}) => {
      const answer: unknown = await (await accepted(path, await sendJson(path, body, headers))).json()
      cite((answer as Partial<StepAnswer>).duties ?? [])
      return answer as T
    },
    refused: async (path, body = {}) => refusalIn(path, await sendJson(path, body), cite),
    refusedGet: async path => refusalIn(path, await send(path), cite),
    upload: async bytes => {
      const headers = { 'content-type': 'application/octet-stream' }
      const response = await send('/api/uploads', {
        method: 'POST',
        headers,
        body: new Blob([bytes as Uint8Array<ArrayBuffer>]),
      })
      return (await accepted('upload', response)).json() as Promise<Uploaded>
    },
  }
}

async function accepted(path: string, response: Response): Promise<Response> {
  if (response.ok) return response
  throw new Error(`${path} answered ${response.status}: ${(await response.text()).slice(0, 500)}`)
}

async function refusalIn(path: string, response: Response, cite: Cite): Promise<RefusalAnswer> {
  const text = await response.text()
  if (response.ok) throw new Error(`${path} was accepted but had to be refused: ${text.slice(0, 300)}`)
  const { error } = JSON.parse(text) as { error: Omit<RefusalAnswer, 'status'> }
  if (response.status >= 500) throw new Error(`${path} failed: ${text}`)
  const inFaults = (error.faults ?? []).flatMap(fault => (typeof fault.duty === 'string' ? [fault.duty] : []))
  cite([...(error.duty ? [error.duty] : []), ...inFaults])
  return { ...error, status: response.status }
}
