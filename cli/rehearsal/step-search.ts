import { readCase } from './case-page.ts'
import { must, mustEqual } from './expect.ts'
import type { EntryName } from './made.ts'
import { type Facts, left, type Stage } from './rehearsal-stage.ts'

type Hits = { readonly hits: readonly { readonly id: string; readonly name: string }[]; readonly total: number }

/** Whole words, parts of two characters, and what stands inside longer words: each finds its entry first. */
const wanted: { readonly [word: string]: EntryName } = {
  街道: 'streets',
  乡镇: 'streets',
  节假日: 'holidays',
  节假: 'holidays',
  假日: 'holidays',
  安排: 'holidays',
  行政区划: 'areas',
  区划: 'areas',
  区县: 'areas',
  登记样本: 'people',
  样本: 'people',
}

/** Words of other trades; three of them are drawn. None stands in what the four entries say. */
const foreign = ['渔船', '林权', '地铁', '药品', '税务', '船舶', '矿山', '茶叶', '邮轮', '气象'] as const

/** Searching finds what is meant and nothing else; who finds an entry does not yet see its data. */
export async function searchStep(stage: Stage): Promise<Facts> {
  const entries = left(stage, 'entries')
  const [{ user }] = left(stage, 'consumers')
  const search = (words: string) => user.get<Hits>(`/api/search?q=${encodeURIComponent(words)}`)
  for (const [word, name] of Object.entries(wanted)) {
    const { hits } = await search(word)
    mustEqual(hits[0]?.id, entries[name].id, `the first hit for ${word} (${hits.map(hit => hit.name).join('、')})`)
  }
  const absent = stage.seeded('absent words').shuffled(foreign).slice(0, 3)
  for (const word of absent) {
    const { total, hits } = await search(word)
    mustEqual([total, hits], [0, []], `hits for ${word}`)
  }
  const stranger = await user.refusedGet(`/api/catalog-entries/${entries.people.id}/rows`)
  mustEqual(stranger.code, 'data_not_granted', 'rows for a user without the right')
  const { entry } = await user.get<{ entry: { name: string; items: unknown[] } }>(
    `/api/catalog-entries/${entries.people.id}`,
  )
  const page = await readCase(user, entries.people.id)
  stage.cite(page.timeline.flatMap(event => event.duties))
  must(entry.items.length > 0, 'the entry is not shown to a user without the right')
  return { found: Object.keys(wanted), absent, seenWithoutData: entry.name, data: stranger.code }
}
