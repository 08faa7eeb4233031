import { system } from '../acts/act-types.ts'
import type { Platform } from '../acts/platform.ts'
import { casesRecording, type RecordedCase } from '../acts/record-queries.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import { drawSample } from '../lake/sample.ts'
import { servedNow } from './delivery-queries.ts'
import { openItemsOf } from './open-items.ts'

/** Draws every sample that was ordered and publishes it; one that is not true to the whole is withdrawn with the reason. */
export async function buildSamples(platform: Platform): Promise<number> {
  const ordered = await casesRecording(platform.db, { type: 'sampleSet', states: ['building'] })
  for (const sample of ordered) {
    // One that fails holds up no other; it is tried again after the next act.
    await build(platform, sample).catch(error => {
      platform.log.error('a sample could not be drawn', { caseId: sample.id, cause: String(error) })
    })
  }
  return ordered.length
}

async function build(platform: Platform, { id, content }: RecordedCase): Promise<void> {
  try {
    await draw(platform, id, content)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const reason = `${error.code}${error.details.duty ? ` (${error.details.duty})` : ''}`
    await platform.acts.act({ step: 'sampleSet.withdraw', caseId: id, actor: system, input: { reason } })
  }
}

async function draw(platform: Platform, id: string, content: RecordedCase['content']): Promise<void> {
  const openListEntryId = String(content.openListEntryId)
  const { resource, version: whole } = await servedNow(platform.db, openListEntryId)
  const columns = (await openItemsOf(platform.db, openListEntryId)).map(item => item.column)
  const version = newId()
  const {
    wholeRows,
    sampleRows,
    largestShareGap,
    columns: likeness,
  } = await drawSample(platform.lake, {
    of: { resource, version: whole },
    as: { resource: id, version },
    columns,
    method:
      content.samplingMethod === 'stratified'
        ? { kind: 'stratified', by: String(content.stratifyBy) }
        : { kind: 'systematic' },
    rows: Number(content.sampleSize),
  })
  const input = { version, columns, wholeRows, sampleRows, largestShareGap, likeness }
  await platform.acts.act({ step: 'sampleSet.publish', caseId: id, actor: system, input })
}
