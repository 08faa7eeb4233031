import Type from 'typebox'
import { findCase } from '../acts/case-queries.ts'
import type { Platform } from '../acts/platform.ts'
import { findRecord } from '../acts/record-queries.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { listSharedDatabases, memberFacts } from './shared-database-queries.ts'
import { commonKeys, memberView, type RecordedMember } from './shared-database-view.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Base and thematic databases: which entries make them up, how full and good they are, what feeds what. */
export function sharedDatabaseRoutes(app: App, { db }: Platform): void {
  app.get('/api/shared-databases', async request => {
    actorOfRequest(request)
    return { databases: await listSharedDatabases(db) }
  })

  app.get('/api/shared-databases/:id', { schema: { params: Id } }, async request => {
    actorOfRequest(request)
    const { id } = request.params
    const found = await findCase(db, id)
    if (found?.type !== 'sharedDatabase') throw new Refusal('unknown_case')
    const record = await findRecord(db, id)
    const recorded = (record.members ?? []) as unknown as readonly RecordedMember[]
    const facts = await memberFacts(
      db,
      recorded.map(member => member.entryId),
    )
    const members = recorded.flatMap(member => {
      const known = facts.find(one => one.id === member.entryId)
      return known ? [memberView(member, known)] : []
    })
    const { title, number, state } = found
    const { databaseKind, baseDatabase, themeDatabase, scope } = record
    return {
      database: {
        id,
        title,
        number,
        state,
        databaseKind,
        theme: baseDatabase ?? themeDatabase ?? '',
        scope: scope ?? null,
      },
      members,
      commonKeys: commonKeys(members),
    }
  })
}
