import { dutiesFor, localWordsOf } from '@gongshu/regulations'
import Type from 'typebox'
import { words, wordsFor } from '../../text/words.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import type { LoadDesk } from '../collection/load-jobs.ts'
import { type RejectSpeech, rejectsCsv } from '../collection/rejects.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { languageOf } from './errors.ts'

/** The faults of a refused load as a file, in the words of whoever asks. */
export function rejectRoutes(app: App, platform: Platform, desk: LoadDesk): void {
  const params = Type.Object({ id: Type.String({ format: 'uuid' }) })
  app.get('/api/loads/:id/rejects', { schema: { params } }, async (request, reply) => {
    const rejects = await desk.rejects(request.params.id, actorOfRequest(request).accountId)
    const name = encodeURIComponent(`${rejects.fileName}.csv`)
    reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`).header('cache-control', 'no-store')
    return reply.type('text/csv; charset=utf-8').send(rejectsCsv(rejects, speechFor(platform, languageOf(request))))
  })
}

function speechFor(platform: Platform, language: 'zh' | 'en'): RejectSpeech {
  const local = localWordsOf(platform.jurisdiction)
  const headings = ['row', 'column', 'value', 'reason', 'duty'] as const
  return {
    headings: headings.map(key => words(language, `rejects.${key}`)) as unknown as RejectSpeech['headings'],
    reasonOf: ({ reason, row, column }) => wordsFor(language, `fault.${reason}`, { row, column: column ?? '' }, local),
    duties: dutiesFor(platform.acts.door.lawOf(null), 'collection.load')
      .map(({ id }) => id)
      .join(' '),
  }
}
