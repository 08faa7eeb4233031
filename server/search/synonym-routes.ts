import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { foldText, nameKey } from './segment.ts'
import { synonymGroups } from './synonym-list.ts'
import { deleteSynonyms, insertSynonyms, listSynonyms } from './synonym-queries.ts'

const closed = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Word = Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' })
const MOST_GROUPS = 500

/** Words that mean the same here: everybody reads them, the operator adds to those that come with the platform. */
export function synonymRoutes(app: App, { db, clocks }: Platform): void {
  app.get('/api/search/synonyms', async request => {
    actorOfRequest(request)
    return { own: await listSynonyms(db), delivered: synonymGroups }
  })

  const Group = Type.Object({ words: Type.Array(Word, { minItems: 2, maxItems: 12, uniqueItems: true }) }, closed)
  app.post('/api/search/synonyms', { schema: { body: Group } }, async (request, reply) => {
    const { accountId, roles } = actorOfRequest(request)
    requireOperator(roles)
    const words = [...new Set(request.body.words.map(word => foldText(word).trim()).filter(nameKey))]
    if (words.length < 2) throw new Refusal('invalid_input', { field: 'words' })
    if ((await listSynonyms(db)).length >= MOST_GROUPS) {
      throw new Refusal('too_many_kept', { params: { most: MOST_GROUPS } })
    }
    const id = newId()
    await insertSynonyms(db, { id, words, accountId, at: clocks.now() })
    return reply.code(201).send({ id, words })
  })

  app.delete('/api/search/synonyms/:id', { schema: { params: Id } }, async request => {
    requireOperator(actorOfRequest(request).roles)
    await deleteSynonyms(db, request.params.id)
    return { deleted: true }
  })
}

function requireOperator(roles: readonly string[]): void {
  if (!roles.includes('operator')) throw new Refusal('role_missing', { params: { role: 'operator' } })
}
