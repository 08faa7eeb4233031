import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { dropUpload, findUpload, ownUploads, uploadsIn } from '../files/uploads.ts'
import type { Lake } from '../lake/lake.ts'
import { fileDigests } from '../lake/write-version.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { readUnitFile } from './unit-file.ts'
import { importFigures } from './unit-import-actions.ts'
import { planUnits } from './unit-import-plan.ts'
import { codesOf, unitHeadings } from './unit-import-words.ts'
import { readLine } from './unit-lines.ts'
import { knownUnits } from './unit-queries.ts'

const closed = { additionalProperties: false } as const
const File = Type.Object(
  { uploadId: Type.String({ pattern: '^[0-9a-f-]{36}$' }), fileName: Type.String({ minLength: 1, maxLength: 255 }) },
  closed,
)

/** Units from a file: its template, what it would do line by line, and one confirmed import. */
export function unitImportRoutes(app: App, platform: Platform & { readonly lake: Lake }): void {
  const { db, acts, lake, dataDir } = platform
  const uploadsOf = (accountId: string) => ownUploads(uploadsIn(dataDir), accountId)

  app.get('/api/unit-imports/template', async (request, reply) => {
    actorOfRequest(request)
    reply.header('content-disposition', 'attachment; filename="units.csv"')
    return reply.type('text/csv; charset=utf-8').send(`\uFEFF${unitHeadings('zh').join(',')}\r\n`)
  })

  app.post('/api/unit-imports/preview', { schema: { body: File } }, async request => {
    const { accountId, roles } = actorOfRequest(request)
    if (!roles.some(role => role === 'operator' || role === 'authority'))
      throw new Refusal('role_missing', { params: { role: 'operator' } })
    const { uploadId, fileName } = request.body
    const path = await findUpload(uploadsOf(accountId), uploadId)
    const law = acts.door.lawOf(null)
    const codeOf = codesOf(platform.jurisdiction)
    const lines = (await readUnitFile(lake, { path, fileName })).map(line => readLine(line, { law, codeOf }))
    const planned = planUnits(lines, await knownUnits(db))
    return {
      ...importFigures(planned),
      units: planned.map(({ fields, result, changes, faults }) => ({
        name: fields.name,
        uscc: fields.uscc,
        result,
        changes: [...changes],
        faults: [...faults],
      })),
    }
  })

  const Import = Type.Object({ ...File.properties, leaveFaulty: Type.Optional(Type.Boolean()) }, closed)
  app.post('/api/unit-imports', { schema: { body: Import } }, async request => {
    const actor = actorOfRequest(request)
    const { uploadId, fileName, leaveFaulty = false } = request.body
    const path = await findUpload(uploadsOf(actor.accountId), uploadId)
    const lines = await readUnitFile(lake, { path, fileName })
    const { sha256 } = await fileDigests(path)
    const result = await acts.act({ step: 'unitImport.run', actor, input: { fileName, sha256, lines, leaveFaulty } })
    await dropUpload(uploadsOf(actor.accountId), uploadId)
    return { ...result, duties: [...result.duties] }
  })
}
