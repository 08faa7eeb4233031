import type { Report } from './report.ts'
import { catalogReports } from './report-catalog-queries.ts'
import { openingReports } from './report-opening-queries.ts'
import { oversightReports } from './report-oversight-queries.ts'
import { reuseReports } from './report-reuse-queries.ts'
import { securityReports } from './report-security-queries.ts'
import { sharingReports } from './report-sharing-queries.ts'
import { supplyReports } from './report-supply-queries.ts'

/** Every report that a text asks for, by the name under which its duty names it. */
export const reports: { readonly [name: string]: Report } = {
  ...oversightReports,
  ...catalogReports,
  ...supplyReports,
  ...sharingReports,
  ...openingReports,
  ...reuseReports,
  ...securityReports,
}
