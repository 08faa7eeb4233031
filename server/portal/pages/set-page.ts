import type { Platform } from '../../acts/platform.ts'
import { openStates } from '../../search/findable.ts'
import { html, type SafeHtml } from '../html.ts'
import { type Page, section, trail } from '../layout.ts'
import { dayWords, facts, numberWords } from '../page-parts.ts'
import { findVisibleSet, lastEventInto, type VisibleSet, versionsBehind } from '../portal-queries.ts'
import { isId, type Visit } from '../visit.ts'
import { fieldTable, manifestOf, previewTable, type SetView, versionTable } from './set-content.ts'
import { downloads } from './set-downloads.ts'
import { classWords } from './set-list-page.ts'
import { qualityOf } from './set-quality.ts'
import { applicationTerms, conditionTable, otherTerms, sampleOf } from './set-terms.ts'
import { nextUpdate } from './update-rhythm.ts'

/** One open set, from its name down to its proof. */
export async function setPage(platform: Platform, visit: Visit, id: string): Promise<Page | null> {
  const set = isId(id) ? await findVisibleSet(platform.db, id) : null
  if (!set) return null
  const versions = await versionsBehind(platform.db, set.entry_id)
  const current = versions.find(version => version.id === set.resource_version) ?? null
  const items = set.columns.flatMap(column => set.items.find(item => item.column === column) ?? [])
  const view: SetView = { set, items, current, isFree: set.opening_class === 'unconditional' }
  const proof = await lastEventInto(platform.db, set.id, openStates)
  const applies = applicationTerms(visit, set)
  const sample = await sampleOf(platform, visit, set)
  const path = `/sets/${set.id}`
  const body = html`${trail(visit, [
    { path: '/open', words: visit.say('portal.nav.open') },
    { path, words: set.title },
  ])}
<h1>${set.title}</h1>
${head(visit, view)}
${section('description', visit.say('portal.description'), description(visit, set))}
${section('download', visit.say('portal.download'), await downloads(platform, visit, view))}
${section('fields', visit.say('portal.fields'), fieldTable(visit, view))}
${section('preview', visit.say('portal.preview'), await previewTable(platform, visit, view))}
${section('quality', visit.say('portal.quality'), qualityOf(visit, view))}
${section('versions', visit.say('portal.versions'), versionTable(visit, view, versions))}
${section('conditions', visit.say('portal.conditions'), conditions(visit, view))}
${applies && section('materials', visit.say('apply.materials'), applies)}
${sample && section('sample', visit.say('apply.sample'), sample)}
${section('notes', visit.say('field.notes'), otherTerms(visit, set))}
${section('citation', visit.say('portal.citation'), citation(visit, set))}
${section('proof', visit.say('portal.proof'), proofOf(visit, proof))}`
  return { title: set.title, body }
}

function head(visit: Visit, { set, current }: SetView): SafeHtml {
  const rhythm = rhythmOf(set)
  const due = current && set.state === 'open' ? nextUpdate(rhythm, current.loaded_on) : null
  const isLate = due !== null && due < visit.today
  const late = isLate && html` <strong class="late">${visit.say('portal.updateLate')}</strong>`
  return facts([
    [visit.say('portal.unit'), html`<a href="/open?unit=${set.unit_id}">${set.unit}</a>`],
    [visit.say('portal.updated'), dayWords(visit, current?.loaded_on ?? set.published_on)],
    [visit.say('field.updateFrequency'), rhythm && visit.sayOf('updateFrequency', rhythm)],
    [visit.say('portal.nextUpdate'), due ? html`${dayWords(visit, due)}${late}` : visit.say('portal.noNextUpdate')],
    [
      visit.say('portal.class'),
      html`<span class="tag ${set.opening_class}">${classWords(visit, set.opening_class)}</span>`,
    ],
    [visit.say('portal.state'), visit.sayOf('state.openListEntry', set.state)],
    [visit.say('portal.rows'), current && numberWords(visit, manifestOf(current).rows)],
    [visit.say('portal.downloads'), numberWords(visit, set.downloads)],
    [visit.say('portal.number'), set.number],
  ])
}

// The set's own rhythm, and that of its entry where the set names none.
function rhythmOf(set: VisibleSet): string {
  return String(set.content.updateFrequency || set.entry_content.updateFrequency || '')
}

function description(visit: Visit, set: VisibleSet): SafeHtml {
  const text = String(set.content.abstract || set.entry_content.description || '')
  return html`<p class="text">${text || visit.say('portal.none')}</p>
${facts([
  [visit.say('field.domain'), String(set.content.domain ?? '')],
  [visit.say('portal.fromEntry'), html`<a href="/entries/${set.entry_id}">${visit.say('portal.toEntry')}</a>`],
])}`
}

function conditions(visit: Visit, { set, isFree }: SetView): SafeHtml {
  const license = String(set.content.license ?? '')
  const stated = String(set.content.conditions ?? '')
  return html`<p>${visit.say(isFree ? 'portal.freeUse' : 'portal.conditionalUse', { unit: set.unit })}</p>
${facts([
  [visit.say('field.license'), license || visit.say('portal.noLicense')],
  [visit.say('field.conditions'), stated],
])}
${conditionTable(visit, set)}`
}

function citation(visit: Visit, set: VisibleSet): SafeHtml {
  const address = `${visit.origin}/sets/${set.id}`
  const cited = `${set.unit}. ${set.title}[DS/OL]. (${set.published_on ?? ''})[${visit.today}]. ${address}.`
  return html`<p>${visit.say('portal.citationHow')}</p><p class="quoted">${cited}</p>`
}

type Proof = Awaited<ReturnType<typeof lastEventInto>>

function proofOf(visit: Visit, event: Proof): SafeHtml {
  if (!event) return html`<p>${visit.say('portal.noProof')}</p>`
  const position = event.position === null ? '' : numberWords(visit, event.position)
  return html`<p>${visit.say('portal.proofHow')}</p>
${facts([
  [visit.say('portal.openedOn'), dayWords(visit, event.effective_on)],
  [visit.say('portal.position'), position],
])}
<p class="actions"><a class="button" href="/api/events/${event.id}/proof">${visit.say('portal.proofFile')}</a>
<a href="/log#verify">${visit.say('portal.toVerify')}</a></p>`
}
