/** What the server says of the reports that the texts ask for. */

export type ReportArticle = {
  readonly duty: string
  readonly article: string
  readonly text: string
  readonly quote: string
}

export type ReportListing = {
  readonly name: string
  readonly title: string
  readonly ofPeriod: boolean
  readonly articles: readonly ReportArticle[]
}

export type ReportCell = string | number | readonly string[] | null

/** `word` and `words` are keys of texts; `percent` is null where there is nothing to divide by. */
export type ReportColumn = {
  readonly key: string
  readonly title: string
  readonly kind: 'case' | 'text' | 'texts' | 'word' | 'words' | 'day' | 'count' | 'number' | 'mark' | 'percent'
}

export type ReportRow = { readonly caseId: string | null; readonly cells: { readonly [key: string]: ReportCell } }

export type ReportFigure = {
  readonly key: string
  readonly title: string
  readonly kind: 'count' | 'percent'
  readonly value: number | null
}

export type ReportAnswer = {
  readonly name: string
  readonly title: string
  /** Whether the reader sees the rows of every unit or those of the own. */
  readonly scope: 'whole' | 'own'
  readonly period: { readonly from: string; readonly to: string } | null
  readonly today: string
  readonly articles: readonly ReportArticle[]
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  readonly figures: readonly ReportFigure[]
  readonly cut: boolean
}
