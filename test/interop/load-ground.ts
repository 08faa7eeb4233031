import { setTimeout as pause } from 'node:timers/promises'
import { collectionOfEntry } from '../../server/collection/collection-queries.ts'
import { publishTestEntry } from '../../server/portal/test-open-set.ts'
import type { RunningServer } from '../../server/start.ts'
import { registerTestUnit, testActor } from '../../server/test-platform.ts'
import { openTestAccount, signInAs, startTestServer, TEST_PASSWORD } from '../../server/test-server.ts'

const LOGIN = 'guiji'

export type Item = {
  column: string
  name?: string
  type?: string
  lookup?: boolean
  required?: boolean
  length?: number | null
}
export type LoadWish = { fileName: string; format?: string; mode?: string; encoding?: string; jsonPath?: string }
export type LoadEnd = {
  state: string
  rows?: number
  change?: object
  format?: string
  namedAs?: string
  version?: string
  details?: { faults: { row: number; column: string | null; reason: string; value?: string }[] }
  loadId: string
}

/** A running platform with one provider who uploads and loads files as a browser does. */
export type LoadGround = Awaited<ReturnType<typeof openLoadGround>>

export async function openLoadGround() {
  const server = await startTestServer()
  const unitId = await registerTestUnit(server.platform, '示例区测试局', ['provider'])
  const provider = testActor(unitId, 'provider')
  await openTestAccount(server, LOGIN, { unitId, roles: ['provider'] })
  const person = await signInAs(server, LOGIN)

  /** A published entry whose items are these columns, and its collection. */
  async function entryOf(items: readonly Item[]) {
    const entryId = await publishTestEntry(server.platform, provider, { items: items.map(itemOf) })
    const collection = await collectionOfEntry(server.platform.db, entryId)
    if (!collection) throw new Error('the entry has no collection')
    return { entryId, collectionId: collection.id }
  }

  async function load(
    collectionId: string,
    content: string | Uint8Array<ArrayBuffer>,
    wish: LoadWish,
  ): Promise<LoadEnd> {
    const sent = await person.upload(content)
    if (sent.status !== 200) throw new Error(`upload: ${JSON.stringify(sent)}`)
    return await loadUpload(collectionId, String(sent.body.id), wish)
  }

  async function loadUpload(collectionId: string, uploadId: string, wish: LoadWish): Promise<LoadEnd> {
    const ordered = await person.post(`/api/collections/${collectionId}/loads`, { format: 'auto', ...wish, uploadId })
    if (ordered.status !== 202) throw new Error(`load: ${JSON.stringify(ordered)}`)
    const loadId = String(ordered.body.loadId)
    for (;;) {
      const { body } = await person.get(`/api/loads/${loadId}`)
      if (body.state !== 'waiting' && body.state !== 'running') return { ...(body as LoadEnd), loadId }
      await pause(25)
    }
  }

  const rows = async (entryId: string, limit = 100) =>
    (await person.get(`/api/catalog-entries/${entryId}/rows?limit=${limit}`)).body as unknown as Record<
      string,
      unknown
    >[]

  return {
    server,
    person,
    headers: await headersOf(server),
    entryOf,
    load,
    loadUpload,
    rows,
    close: () => server.stop(),
  }
}

/** What a program sends that does its own requests: cookie and token of a session of its own. */
async function headersOf(server: RunningServer): Promise<{ cookie: string; 'x-csrf-token': string }> {
  const answer = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: LOGIN, password: TEST_PASSWORD }),
  })
  const { csrf } = (await answer.json()) as { csrf: string }
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', 'x-csrf-token': csrf }
}

function itemOf({ column, ...rest }: Item) {
  return {
    column,
    name: column,
    description: `${column}的说明`,
    type: 'text',
    length: null,
    required: false,
    personal: false,
    lookup: false,
    mask: 'none',
    ...rest,
  }
}
