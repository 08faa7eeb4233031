import { adjustmentWords } from './en/adjustment-words.ts'
import { agreementWords } from './en/agreement-words.ts'
import { applyingWords } from './en/applying.ts'
import { assessmentWords } from './en/assessment-words.ts'
import { calendarWords } from './en/calendar.ts'
import { caseForms } from './en/case-forms.ts'
import { catalogFiles } from './en/catalog-files.ts'
import { catalogWords } from './en/catalog-words.ts'
import { classificationWords } from './en/classification.ts'
import { commandLine } from './en/command-line.ts'
import { commitment } from './en/commitment.ts'
import { exchangeWords } from './en/exchange-words.ts'
import { fields } from './en/fields.ts'
import { foreignWords } from './en/foreign-words.ts'
import { gateway } from './en/gateway.ts'
import { lawWords } from './en/law.ts'
import { lawFaults } from './en/law-faults.ts'
import { loadWords } from './en/load-words.ts'
import { localWays } from './en/local-ways.ts'
import { notices } from './en/notices.ts'
import { openingWords } from './en/opening-words.ts'
import { outgoingWords } from './en/outgoing.ts'
import { oversightWords } from './en/oversight-words.ts'
import { portal } from './en/portal.ts'
import { publicWords } from './en/public-words.ts'
import { qualityWords } from './en/quality-words.ts'
import { refusals } from './en/refusals.ts'
import { registers } from './en/registers.ts'
import { registryWords } from './en/registry-words.ts'
import { rehearsal } from './en/rehearsal.ts'
import { reportColumns } from './en/report-columns.ts'
import { reportWords } from './en/report-words.ts'
import { searchWords } from './en/search-words.ts'
import { securityWords } from './en/security-words.ts'
import { setUpWords } from './en/set-up.ts'
import { showcaseWords } from './en/showcase-words.ts'
import { signingWords } from './en/signing.ts'
import { sourceScreens } from './en/source-screens.ts'
import { sourceWords } from './en/source-words.ts'
import { states } from './en/states.ts'
import { statutory } from './en/statutory.ts'
import { steps } from './en/steps.ts'
import { supplyWords } from './en/supply-words.ts'
import { workbench } from './en/workbench.ts'
import type { TextKey } from './zh.ts'

/** Every word the product says, in English. */
export const en: Record<TextKey, string> = {
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
}
