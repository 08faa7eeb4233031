/** What the server says of the classification of open data. */

export type GuideLevelAnswer = {
  readonly dimension: string
  readonly levelCode: string
  readonly meaning: string
  readonly safeguards?: string
}

export type GuideConditionAnswer = {
  readonly levelCode: string
  readonly conditionFamily: string
  readonly condition: string
}

export type GuideAnswer = {
  readonly id: string
  readonly title: string
  readonly source: 'published' | 'shipped'
  readonly since: string | null
  readonly content: {
    readonly gradingMethod?: string
    readonly levels?: readonly GuideLevelAnswer[]
    readonly classesOfLevels?: readonly { readonly levelCode: string; readonly openingClass: string }[]
    readonly conditionsOfLevels?: readonly GuideConditionAnswer[]
    readonly gradingExamples?: readonly {
      readonly example: string
      readonly levelCodes: string
      readonly openingClass: string
    }[]
  }
}

export type ClassificationAnswer = { readonly guide: GuideAnswer | null }

export type StatedLevel = { readonly dimension: string; readonly levelCode: string; readonly item?: string }

export type StatedClass = {
  readonly levels?: readonly StatedLevel[]
  readonly closedGrounds?: readonly string[]
  readonly openingNeeds?: readonly string[]
  readonly entryId?: string
  readonly items?: readonly string[]
}

export type ClassReasonAnswer = {
  readonly kind: 'closedGround' | 'personalItem' | 'need' | 'level' | 'default'
  readonly code: string
  readonly openingClass: string
  readonly dimension?: string
  readonly sector?: true
  readonly duty: string | null
}

export type ClassProposalAnswer = {
  readonly openingClass: string
  readonly decidedBy: readonly ClassReasonAnswer[]
  readonly reasons: readonly ClassReasonAnswer[]
  readonly conditions: readonly GuideConditionAnswer[]
  readonly safeguards: readonly string[]
}

export type EntriesToReclass = {
  readonly guide: { readonly id: string; readonly title: string; readonly source: string } | null
  readonly duty: string | null
  readonly entries: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly unit: string
    readonly opening_class: string
    readonly guide: string | null
  }[]
}

/** What opens data that would be closed: masking with its check, or consent with its proof. */
export type Unlocking = {
  readonly unlockedBy: string
  readonly maskingMethod?: string
  readonly maskedOn?: string
  readonly maskingCheck?: string
  readonly consentHolder?: string
  readonly consentScope?: string
  readonly consentProof?: string
}
