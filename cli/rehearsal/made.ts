import type { Day } from '@gongshu/deadlines'
import type { CatalogItem } from '../../server/db/schema-matters.ts'
import type { WebUser } from './web-user.ts'

export type EntryName = 'streets' | 'areas' | 'holidays' | 'people'

export type Item = CatalogItem

/** A unit with a person who acts for it, and where units review their own entries, a second one who does so. */
export type Party = {
  readonly unitId: string
  readonly unit: string
  readonly user: WebUser
  readonly reviewer?: WebUser
}

/** An entry that was published, with whose it is and where its data goes. */
export type PublishedEntry = {
  readonly id: string
  readonly title: string
  readonly provider: Party
  readonly collectionId: string
  readonly publishedOn: Day
  readonly items: readonly Item[]
}

export type Service = {
  readonly id: string
  readonly entryId: string
  readonly consumer: Party
  readonly provider: Party
  readonly scenario: string
  readonly columns: readonly string[]
  readonly masks: { readonly [column: string]: string }
  readonly startedOn: Day
  readonly credentials: { readonly appKey: string; readonly appSecret: string }
}

/** What each step leaves for later ones. */
export type Made = {
  users: { readonly authority: WebUser; readonly operator: WebUser }
  providers: { readonly [E in EntryName]: Party }
  consumers: readonly [Party, Party]
  entries: { readonly [E in EntryName]: PublishedEntry }
  /** Rows of the made-up people as their file has them, by the name of the column. */
  people: readonly { readonly [column: string]: string | null }[]
  direct: Service
  lapsed: readonly Service[]
  /** A work order of the open list that waits for its reviewer. */
  workOrder: string
}
