import type { Facets, SearchDocument } from './search-document.ts'

/** The states in which an entry is in force: all that anyone but those who work on it finds. */
export const entryStates = ['published', 'changeEvaluating', 'adjustmentPlanning', 'planConsulting', 'changeAuthorised']
/** What the public may see of the open list: sets that are open or frozen and not classed as closed. */
export const openStates = ['open', 'static']
export const openClasses = ['unconditional', 'conditional']

export const facetNames = ['unit', 'sharing', 'opening', 'frequency', 'grade', 'domain', 'format', 'open'] as const
export type FacetName = (typeof facetNames)[number]

export const sortings = ['relevance', 'newest', 'used', 'quality'] as const
export type Sorting = (typeof sortings)[number]

/** By what results are narrowed: of each facet any of the values, `open` being `yes` or `no`. */
export type Filters = { readonly [F in FacetName]?: readonly string[] | undefined } & {
  /** Day of the last publication, this one or later. */
  readonly since?: string | undefined
}

export type Kind = SearchDocument['kind']
/** The columns that hold a facet's value as it is. */
export type PlainFacet = Exclude<keyof Facets, 'formats'>
