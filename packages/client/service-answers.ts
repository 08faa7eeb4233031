/** What the server says of services, their use and the open list. */

import type { StatedLevel, Unlocking } from './classification-answers.ts'

export type ServiceListing = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly since: string
  readonly consumer: string
  readonly provider: string
  readonly consumer_id: string
  readonly provider_id: string
  readonly scenario: string
  readonly mode: string
  readonly last_used_on: string | null
  readonly started_on: string
}

export type ServiceAnswer = {
  readonly service: {
    readonly id: string
    readonly demand_id: string
    readonly entry_id: string
    readonly consumer_id: string
    readonly provider_id: string
    readonly system_id: string
    readonly scenario: string
    readonly mode: string
    readonly columns: readonly string[]
    readonly masks: { readonly [column: string]: string }
    readonly keys: readonly string[]
    readonly quota_per_minute: number
    readonly started_on: string
    readonly last_used_on: string | null
  }
}

export type CallingSystem = { readonly id: string; readonly name: string; readonly appKey: string }
export type SystemSecret = { readonly appKey: string; readonly appSecret: string }

export type UsageRow = {
  readonly service_id: string
  readonly day: string
  readonly result: string
  readonly calls: number
  readonly rows: number
  readonly scenario: string
  readonly consumer: string
  readonly entry: string
  readonly columns: readonly string[]
}

export type OpenListContent = {
  readonly entryId: string
  readonly title: string
  readonly domain?: string
  readonly abstract?: string
  readonly items?: readonly string[]
  readonly formats?: readonly string[]
  readonly openingClass?: string
  readonly conditions?: string
  readonly updateFrequency?: string
  readonly reason?: string
  readonly license?: string
  readonly levels?: readonly StatedLevel[]
  readonly closedGrounds?: readonly string[]
  readonly openingNeeds?: readonly string[]
  readonly unlocking?: Unlocking
  readonly supervision?: string
}

export type OpenListing = {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly since: string
  readonly unit: string
  readonly entry_id: string
  readonly opening_class: string
  readonly content: OpenListContent
  readonly columns: readonly string[]
  readonly published_on: string | null
  readonly downloads: number
}
