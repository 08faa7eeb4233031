import type { Day } from '@gongshu/deadlines'
import type { Article, GroundLevel, Role } from './article.ts'

export type TextId = 'pt' | 'zh' | 'cm' | 'sh'
export type JurisdictionId = 'putuo' | 'chongming' | 'zhenhai' | 'shanghai'
export type Matter = 'catalog' | 'collection' | 'sharing' | 'opening' | 'security' | 'assessment'

/** One version of one text: what a case is bound to. `id` is `<text>@<version>`. */
export type TextVersion = {
  readonly id: string
  readonly text: TextId
  readonly title: string
  readonly documentNumber?: string
  readonly status: 'inForce' | 'draft'
  /** In force as a trial (试行). */
  readonly trial?: boolean
  readonly approvedOn?: Day
  readonly issuedOn?: Day
  readonly effectiveFrom?: Day
  readonly effectiveTo?: Day
  readonly articles: { readonly [articleId: string]: Article }
}

export type Choice<T> = { readonly value: T; readonly reason: string }

/** Where several readings are open, what this district does and why; code asks by name, never by article. */
export type Choices = {
  /** Whether a missed outcome that the law makes an office's act is executed by the platform on its behalf. */
  readonly actsOnBehalf: Choice<boolean>
  /** Whether a service starts as soon as one part is granted or when every part is decided. */
  readonly serviceStarts: Choice<'perPart' | 'whole'>
}

export type Jurisdiction = {
  readonly id: JurisdictionId
  readonly name: string
  readonly regionCode: string
  readonly texts: readonly TextId[]
  readonly matters: { readonly [M in Matter]?: TextId }
  readonly choices: Choices
  /** The offices that hold the roles here, as the texts name them. */
  readonly offices: { readonly [R in Role]?: string }
  /** Values offered where a text names classes, code → words; empty where the texts name none. */
  readonly words: {
    readonly sharingClasses: { readonly [code: string]: string }
    readonly openingClasses: { readonly [code: string]: string }
  }
  readonly groundLevels?: readonly GroundLevel[]
}
