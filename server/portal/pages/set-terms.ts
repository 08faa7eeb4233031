import type { Platform } from '../../acts/platform.ts'
import { casesRecording } from '../../acts/record-queries.ts'
import { conditionsOf, materialsOf } from '../../open-data/opening-terms.ts'
import { html, type SafeHtml } from '../html.ts'
import { facts, numberWords, table } from '../page-parts.ts'
import type { VisibleSet } from '../portal-queries.ts'
import type { Visit } from '../visit.ts'

/** The conditions of a set one by one; null where none is written in parts. */
export function conditionTable(visit: Visit, set: VisibleSet): SafeHtml | null {
  const rows = conditionsOf(set.content)
  if (!rows.length) return null
  return table({
    caption: visit.say('field.conditionRows'),
    heads: [
      visit.sayOf('field', 'conditionFamily'),
      visit.sayOf('field', 'condition'),
      visit.say('field.proofMaterial'),
    ],
    rows: rows.map(row => [
      visit.sayOf('conditionFamily', row.conditionFamily),
      row.condition,
      row.proofMaterial ?? '',
    ]),
  })
}

/** Everything an application needs, told at once, and the way to apply; null for a set that everybody has anyway. */
export function applicationTerms(visit: Visit, set: VisibleSet): SafeHtml | null {
  if (set.opening_class !== 'conditional') return null
  const rows = materialsOf(set.content)
  const materialList = JSON.stringify(rows.map(({ material }) => ({ material })))
  const filledIn = new URLSearchParams({ openListEntryId: set.id, materialList })
  return html`${table({
    caption: visit.say('apply.materials'),
    heads: [visit.say('field.material'), visit.say('field.materialKind'), visit.say('field.explanation')],
    rows: rows.map(row => [row.material, visit.sayOf('materialKind', row.materialKind), row.explanation ?? '']),
  })}
<p class="actions"><a class="button" href="/work/records/accessRequest/new/submit?${filledIn.toString()}">${visit.say('apply.toApply')}</a>
<a href="/apply/register">${visit.say('apply.toRegister')}</a></p>`
}

/** The published sample of a conditional set, for everybody; null while there is none. */
export async function sampleOf(platform: Platform, visit: Visit, set: VisibleSet): Promise<SafeHtml | null> {
  const holding = { openListEntryId: set.id }
  const [sample] = await casesRecording(platform.db, { type: 'sampleSet', states: ['published'], holding })
  if (!sample) return null
  const { sampleRows, wholeRows } = sample.content
  const counted = { sample: numberWords(visit, Number(sampleRows)), whole: numberWords(visit, Number(wholeRows)) }
  return html`<p>${visit.say('apply.sampleOf', counted)}</p>
<ul class="files">${(['csv', 'xlsx', 'json'] as const).map(
    format =>
      html`<li><a class="button" href="/api/samples/${sample.id}/files/${format}" download>${format.toUpperCase()}</a></li>`,
  )}</ul>`
}

/** What the set says beside its marks, and what anybody may say about it. */
export function otherTerms(visit: Visit, set: VisibleSet): SafeHtml {
  const relations = (set.content.relations ?? []) as readonly {
    relationKind: string
    relatedSet: string
    relationNote: string
  }[]
  const related = relations.map(
    one => html`<li>${visit.sayOf('relationKind', one.relationKind)}：${one.relatedSet}，${one.relationNote}</li>`,
  )
  return html`${facts([
    [visit.say('field.notes'), String(set.content.notes ?? '')],
    [visit.say('field.staticReason'), String(set.content.staticReason ?? '')],
    [visit.say('field.relations'), related.length > 0 ? html`<ul>${related}</ul>` : null],
  ])}
<p class="actions"><a href="/file/complaint?set=${set.id}">${visit.say('filing.complaint')}</a>
<a href="/file/report?set=${set.id}">${visit.say('filing.report')}</a></p>`
}
