import type { QualityRule } from './quality-rule.ts'

/** What the server says of catalog, collection and demands. */

export type Item = {
  readonly column: string
  readonly name: string
  readonly description: string
  readonly type: string
  readonly length: number | null
  readonly required: boolean
  readonly personal: boolean
  readonly lookup: boolean
  readonly mask: string
  readonly grade?: string
  readonly sensitivity?: string
  readonly sharing?: string
  readonly opening?: string
  readonly codeList?: string
}

export type Ground = { readonly level: string; readonly title: string; readonly article: string }

export type EntryContent = {
  readonly name?: string
  readonly description?: string
  readonly source?: string
  readonly updateFrequency?: string
  readonly classification?: string
  readonly grade?: string
  readonly sharingAttribute?: string
  readonly openingAttribute?: string
  readonly coverage?: string
  readonly managingBody?: string
  readonly collectedBy?: string
  readonly entrustedParty?: string
  readonly origin?: string
  readonly recordForm?: string
  readonly cityCatalog?: string
  readonly businessName?: string
  readonly formats?: string
  readonly provisionMode?: string
  readonly sharingPeriod?: string
  readonly limitReason?: string
  readonly oneVisit?: string
  readonly oneVisitReason?: string
  readonly domain?: string
  readonly tags?: readonly string[]
  readonly baseLibrary?: string
  readonly theme?: string
  readonly storageLocation?: string
  readonly relatedEntries?: readonly string[]
  readonly shareConditions?: string
  readonly openConditions?: string
  readonly sharedWith?: readonly string[]
  readonly ground?: Ground
}

export type EntryInput = EntryContent & {
  readonly stateSecret: boolean
  readonly workSecret?: boolean
  readonly items: readonly Item[]
}

export type EntryListing = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly state: string
  readonly since: string
  readonly unit_id: string
  readonly unit: string
  readonly version: number
  readonly published_on: string | null
  readonly content: EntryContent
}

export type EntryAnswer = {
  readonly entry: {
    readonly id: string
    readonly name: string
    readonly number: string
    readonly state: string
    readonly unit_id: string
    /** Of the case: what `seen` of a step is compared with. */
    readonly revision: number
    readonly version: number
    readonly content: EntryContent
    readonly items: readonly Item[]
    readonly first_submitted_on: string
    readonly published_on: string | null
    readonly rounds: number
  }
  readonly versions: readonly {
    readonly version: number
    readonly published_on: string
    readonly content: EntryContent
    readonly items: readonly Item[]
  }[]
}

export type CollectionListing = {
  readonly id: string
  readonly entry_id: string
  readonly unit_id: string
  readonly unit: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly since: string
  readonly current_version: string | null
  readonly manifest: { readonly rows?: number } | null
  readonly quality: Quality | null
  readonly loaded_on: string | null
}

export type Quality = {
  readonly dimensions?: { readonly [dimension: string]: number }
  readonly results?: readonly {
    readonly rule: QualityRule
    readonly dimension: string
    readonly checked: number
    readonly failed: number
    readonly score: number
  }[]
}

export type ColumnProfile = {
  readonly name: string
  readonly type: string
  readonly rows: number
  readonly nulls: number
  readonly distinct: number
  readonly minLength: number | null
  readonly maxLength: number | null
  readonly min: string | null
  readonly max: string | null
  readonly top: readonly { readonly value: string; readonly rows: number }[] | null
}

export type ResourceVersion = {
  readonly id: string
  readonly loaded_on: string
  readonly manifest: {
    readonly rows: number
    readonly bytes: number
    readonly sha256: string
    readonly contentDigest: string
    readonly source: { readonly fileName: string; readonly format: string; readonly encoding: string }
  }
  readonly reconciliation: {
    readonly sourceRows: number
    readonly collectedRows: number
    readonly sourceSha256: string
    readonly contentDigest: string
    readonly reconciled: boolean
  }
  readonly profile: { readonly columns?: readonly ColumnProfile[] } | null
  readonly quality: Quality | null
}

export type LoadRequest = {
  readonly uploadId: string
  readonly fileName: string
  readonly format: string
  readonly encoding?: string
  readonly jsonPath?: string
  readonly mode?: 'replace' | 'append' | 'upsert'
}

/** A file on its way in; its digest once all of it is there. */
export type UploadAnswer = {
  readonly id: string
  readonly name: string
  readonly bytes: number
  readonly offset: number
  readonly expiresAt: string
  readonly sha256?: string
}

export type RowFaultAnswer = {
  readonly reason: string
  readonly row?: number
  readonly column?: string | null
  readonly value?: string
}

/** The first rows of an uploaded file as a load would read them. */
export type FileLookAnswer = {
  readonly format: string | null
  readonly namedAs?: string
  readonly encoding: string | null
  readonly columns: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly (string | null)[] }[]
  readonly faults: readonly RowFaultAnswer[]
}

export type LoadAnswer =
  | { readonly state: 'waiting' }
  | { readonly state: 'running'; readonly rows: number; readonly startedAt: string }
  | {
      readonly state: 'done'
      readonly rows: number
      readonly version: string
      readonly seconds: number
      readonly format: string
      readonly namedAs?: string
      readonly change: { readonly [count in 'added' | 'changed' | 'removed' | 'same']: number }
    }
  | {
      readonly state: 'refused'
      readonly code: string
      readonly details: {
        readonly field?: string
        readonly duty?: string
        readonly params?: { readonly [name: string]: string | number }
        readonly faults?: readonly (RowFaultAnswer & { readonly field: string })[]
      }
    }
  | { readonly state: 'failed' }

export type WantedEntry = {
  readonly entryId: string
  /** Why these items are needed, where the law asks for the fewest that suffice. */
  readonly need?: string
  readonly columns: readonly { readonly column: string; readonly clear: boolean }[]
}

export type DemandContent = {
  readonly title: string
  readonly demandType?: string
  readonly scenario?: string
  readonly basis?: string
  readonly businessGoal?: string
  readonly dataContent?: string
  readonly useMode?: string
  readonly useFrequency?: string
  readonly lowFrequencyReason?: string
  readonly securityLevel?: string
  readonly safeguards?: string
  readonly directCase?: { readonly case: string; readonly mode?: string; readonly evidence: string }
  readonly systemName: string
  readonly entries: readonly WantedEntry[]
}

export type DemandListing = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly since: string
  readonly unit: string
  readonly opened_on: string
}

export type DemandAnswer = {
  readonly demand: {
    readonly id: string
    readonly unit_id: string
    readonly content: DemandContent
    readonly commitment: string
    readonly direct_case: string | null
    readonly low_frequency_justified: boolean
  }
  readonly parts: readonly {
    readonly id: string
    readonly state: string
    readonly provider_id: string
    readonly entries: readonly WantedEntry[]
  }[]
}

export type DemandPartAnswer = {
  readonly part: {
    readonly id: string
    readonly demand_id: string
    readonly provider_id: string
    readonly entries: readonly WantedEntry[]
    readonly decision: {
      readonly decision: string
      readonly ground?: Ground
      readonly defects?: readonly string[]
      readonly note?: string
    } | null
  }
  readonly demand: DemandAnswer['demand'] | null
}
