import type { Platform } from '../acts/platform.ts'
import { inTransaction, type Tx } from '../db/open-database.ts'
import { platformFact, setPlatformFact } from '../db/platform-queries.ts'
import { noticeOnce, type OnceNotice } from '../notices/notice-once-queries.ts'
import {
  eventsFollowed,
  type FollowedEvent,
  lastPosition,
  markAnnounced,
  namesAmong,
  newDocuments,
  type SearchToTell,
  searchesToTell,
} from './announce-queries.ts'
import { readQuestion } from './question.ts'
import { filtersOf } from './search-routes.ts'
import { synonymsOf } from './synonym-queries.ts'

type Announcing = Pick<Platform, 'db' | 'clocks'>

const FACT = 'followed up to'
const AT_ONCE = 500

/** Tells who saved a search of new entries that it finds, and who follows an entry of what happened to it. */
export async function announceNews(platform: Announcing): Promise<void> {
  await announceEntries(platform)
  await announceEvents(platform)
}

/** One notice for a search, however many entries are new: an import of a thousand is told once. */
async function announceEntries({ db, clocks }: Announcing): Promise<void> {
  const book = await synonymsOf(db)
  await inTransaction(db, async tx => {
    const ids = await newDocuments(tx, AT_ONCE)
    const last = ids.at(-1)
    if (!last) return
    const notices: OnceNotice[] = []
    for (const search of await searchesToTell(tx)) {
      const { q = '', ...facets } = search.question as { q?: string }
      const names = await namesAmong(tx, { question: readQuestion(q, book), filters: filtersOf(facets), ids })
      if (names.length) notices.push(noticeOf(search, { names, last, platform: { clocks } }))
    }
    await noticeOnce(tx, notices)
    await markAnnounced(tx, ids)
  })
}

type Found = { readonly names: readonly string[]; readonly last: string; readonly platform: Pick<Platform, 'clocks'> }

function noticeOf(search: SearchToTell, { names, last, platform }: Found): OnceNotice {
  return {
    to: { accountId: search.account_id },
    kind: 'savedSearchFound',
    params: { search: search.name, count: names.length, title: names[0] ?? '' },
    on: platform.clocks.today(),
    now: platform.clocks.now(),
    once: `saved search ${search.id} ${last}`,
  }
}

// The place in the log up to which followers were told moves with the notices, so that nothing is told twice or left out.
async function announceEvents({ db, clocks }: Announcing): Promise<void> {
  await inTransaction(db, async tx => {
    const known = await platformFact(tx, FACT)
    const last = await lastPosition(tx)
    if (last === null || String(last) === known) return
    const from = known === null ? last : Number(known)
    const to = Math.min(last, from + AT_ONCE)
    await tell(tx, await eventsFollowed(tx, { position: from, to }), clocks)
    await setPlatformFact(tx, FACT, String(to))
  })
}

async function tell(tx: Tx, events: readonly FollowedEvent[], clocks: Platform['clocks']): Promise<void> {
  const notices = events.map(event => ({
    to: { accountId: event.account_id },
    kind: kindOf(event),
    params: { title: event.title, entryState: event.to_state, day: event.effective_on },
    on: clocks.today(),
    now: clocks.now(),
    once: `followed ${event.event_id} ${event.account_id}`,
    caseId: event.entry_id,
  }))
  await noticeOnce(tx, notices)
}

function kindOf({ case_type: type }: FollowedEvent): string {
  if (type === 'collection') return 'followedData'
  return type === 'openListEntry' ? 'followedOpened' : 'followedState'
}
