import type { Day, Limit } from '@gongshu/deadlines'
import type { Article, GroundLevel, Role } from './article.ts'
import type { Matter } from './matters.ts'

/** The letters of a text that its ids begin with, in lower case. Open: a further text is a folder, no change here. */
export type TextId = string
/** The name of an installation; those of this release are the keys of `jurisdictions`. */
export type JurisdictionId = string

/** One version of one text: what a case is bound to. `id` is `<text>@<version>`. */
export type TextVersion = {
  readonly id: string
  readonly text: TextId
  readonly title: string
  readonly documentNumber?: string
  /** The number under which a normative document (行政规范性文件) is registered. */
  readonly normativeNumber?: string
  readonly status: 'inForce' | 'draft'
  /** In force as a trial (试行). */
  readonly trial?: boolean
  readonly approvedOn?: Day
  readonly issuedOn?: Day
  readonly effectiveFrom?: Day
  readonly effectiveTo?: Day
  /** How long the text is in force by its own words; the last day follows from `effectiveFrom`. */
  readonly validity?: { readonly within: Limit; readonly quote: string }
  /** The draft that this version puts in force: its days were confirmed in an installation. */
  readonly confirms?: string
  /** A draft in a live installation whose days nobody has confirmed: it is shown, and no new case begins under it. */
  readonly awaitsConfirmation?: true
  /** The headings of the chapters, each with the number of its first article; absent for a text without chapters. */
  readonly chapters?: readonly { readonly title: string; readonly from: number }[]
  readonly articles: { readonly [articleId: string]: Article }
}

export type Choice<T> = { readonly value: T; readonly reason: string }

/** The codes behind the classes of a text; each jurisdiction gives them the words of its own. */
export type SharingClass = 'shared' | 'conditional' | 'notShared'
export type OpeningClass = 'unconditional' | 'conditional' | 'notOpen'

/** Where several readings are open, what this district does and why; code asks by name, never by article. */
export type Choices = {
  /** Whether a missed outcome that the law makes an office's act is executed by the platform on its behalf. */
  readonly actsOnBehalf: Choice<boolean>
  /** Whether a service starts as soon as one part is granted or when every part is decided. */
  readonly serviceStarts: Choice<'perPart' | 'whole'>
  /** Who passes an entry before it is published. */
  readonly catalogReview: Choice<'operator' | 'unitThenOperator'>
  /** Who decides on a demand: the providers, or the authority of the city for every demand. */
  readonly demandReview: Choice<'provider' | 'city'>
  /** Whether the provider of limited data is heard before the demand goes to the city. */
  readonly providerOpinion: Choice<boolean>
  /** Whether a demand of the listed situations is served without the providers' review. */
  readonly directAccess: Choice<boolean>
  /** The sharing classes that nobody may choose without a reason and a legal ground. */
  readonly groundNeededFor: Choice<readonly SharingClass[]>
  /** The sharing class that a new entry has until somebody says otherwise. */
  readonly sharingDefault: Choice<SharingClass>
  /** The opening class that a new entry has until somebody says otherwise; null where the texts propose none. */
  readonly openingDefault: Choice<OpeningClass | null>
  /** Whether masking or the consent of the right holder may open what was not open. */
  readonly maskingOpens: Choice<boolean>
  /** Whether the texts ask for the use of data within a certain time, so that an idle service is suspended. */
  readonly idleSuspension: Choice<boolean>
  /** The day from which the limit for bringing the catalog up to date runs. */
  readonly catalogChangeFrom: Choice<'changeDay' | 'effectiveDay' | 'none'>
  /** Who takes the decision on work orders of the open list; null where there is no open list. */
  readonly openListReviewer: Choice<Extract<Role, 'operator' | 'authority'> | null>
  /** How units to which the texts apply by reference (参照) are called; null where there are none. */
  readonly byReference: Choice<string | null>
  /** Whether a text that is still a draft may govern a live installation only after somebody has confirmed it. */
  readonly draftNeedsConfirmation: Choice<boolean>
}

export type Jurisdiction = {
  readonly id: JurisdictionId
  readonly name: string
  readonly level: 'district' | 'city'
  readonly regionCode: string
  /** The administration above: where upward requests go; `id` where it is a jurisdiction of this release too. */
  readonly parent?: { readonly name: string; readonly regionCode: string; readonly id?: JurisdictionId }
  readonly texts: readonly TextId[]
  /** Which text owns each matter: its words and, where two texts name one rule, its rule. A matter without text is off. */
  readonly matters: { readonly [M in Matter]?: TextId }
  /** Why a matter is off here. Every matter stands here or in `matters`. */
  readonly absent: { readonly [M in Matter]?: string }
  /** Why a matter that two texts touch is owned by the one named in `matters`. */
  readonly ownership: { readonly [M in Matter]?: string }
  readonly choices: Choices
  /** The offices that hold the roles here, as the texts name them. */
  readonly offices: { readonly [R in Role]?: string }
  /** Values offered where a text names classes, code → words; empty where the texts name none. */
  readonly words: {
    readonly sharingClasses: { readonly [code: string]: string }
    readonly openingClasses: { readonly [code: string]: string }
    readonly provisionModes: { readonly [code: string]: string }
    /** Labels of form fields that the owning text calls otherwise than the rest of the platform does. */
    readonly fields: { readonly [field: string]: string }
  }
  readonly groundLevels?: readonly GroundLevel[]
}
