import { adjustmentWords } from './zh/adjustment-words.ts'
import { agreementWords } from './zh/agreement-words.ts'
import { applyingWords } from './zh/applying.ts'
import { assessmentWords } from './zh/assessment-words.ts'
import { calendarWords } from './zh/calendar.ts'
import { caseForms } from './zh/case-forms.ts'
import { catalogFiles } from './zh/catalog-files.ts'
import { catalogWords } from './zh/catalog-words.ts'
import { classificationWords } from './zh/classification.ts'
import { commandLine } from './zh/command-line.ts'
import { commitment } from './zh/commitment.ts'
import { exchangeWords } from './zh/exchange-words.ts'
import { fields } from './zh/fields.ts'
import { foreignWords } from './zh/foreign-words.ts'
import { gateway } from './zh/gateway.ts'
import { lawWords } from './zh/law.ts'
import { lawFaults } from './zh/law-faults.ts'
import { loadWords } from './zh/load-words.ts'
import { localWays } from './zh/local-ways.ts'
import { notices } from './zh/notices.ts'
import { openingWords } from './zh/opening-words.ts'
import { outgoingWords } from './zh/outgoing.ts'
import { oversightWords } from './zh/oversight-words.ts'
import { portal } from './zh/portal.ts'
import { publicWords } from './zh/public-words.ts'
import { qualityWords } from './zh/quality-words.ts'
import { refusals } from './zh/refusals.ts'
import { registers } from './zh/registers.ts'
import { registryWords } from './zh/registry-words.ts'
import { rehearsal } from './zh/rehearsal.ts'
import { reportColumns } from './zh/report-columns.ts'
import { reportWords } from './zh/report-words.ts'
import { searchWords } from './zh/search-words.ts'
import { securityWords } from './zh/security-words.ts'
import { setUpWords } from './zh/set-up.ts'
import { showcaseWords } from './zh/showcase-words.ts'
import { signingWords } from './zh/signing.ts'
import { sourceScreens } from './zh/source-screens.ts'
import { sourceWords } from './zh/source-words.ts'
import { states } from './zh/states.ts'
import { statutory } from './zh/statutory.ts'
import { steps } from './zh/steps.ts'
import { supplyWords } from './zh/supply-words.ts'
import { workbench } from './zh/workbench.ts'

/** Every word the product says, in Chinese. A test compares the keys with the English ones. */
export const zh = {
  ...assessmentWords,
  ...securityWords,
  ...searchWords,
  ...adjustmentWords,
  ...calendarWords,
  ...catalogWords,
  ...catalogFiles,
  ...classificationWords,
  ...commandLine,
  ...foreignWords,
  ...supplyWords,
  ...reportColumns,
  ...reportWords,
  ...publicWords,
  ...applyingWords,
  ...oversightWords,
  ...exchangeWords,
  ...caseForms,
  ...agreementWords,
  ...commitment,
  ...fields,
  ...gateway,
  ...loadWords,
  ...localWays,
  ...lawFaults,
  ...lawWords,
  ...notices,
  ...openingWords,
  ...portal,
  ...qualityWords,
  ...refusals,
  ...registers,
  ...registryWords,
  ...rehearsal,
  ...setUpWords,
  ...showcaseWords,
  ...outgoingWords,
  ...signingWords,
  ...sourceScreens,
  ...sourceWords,
  ...states,
  ...statutory,
  ...steps,
  ...workbench,
} as const

export type TextKey = keyof typeof zh
