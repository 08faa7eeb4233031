import type { Role } from './article.ts'
import type { Choices, Jurisdiction } from './jurisdiction.ts'
import type { Matter } from './matters.ts'
import type { Step } from './steps.ts'

type Chosen = { readonly has: boolean; readonly reason: string }

const chosen = ({ reason }: { readonly reason: string }, has: boolean): Chosen => ({ has, reason })
const unitReview = ({ catalogReview }: Choices) => chosen(catalogReview, catalogReview.value === 'unitThenOperator')
const cityReview = ({ demandReview }: Choices) => chosen(demandReview, demandReview.value === 'city')
const servedHere = ({ demandReview }: Choices) => chosen(demandReview, demandReview.value === 'provider')
const direct = ({ directAccess }: Choices) => chosen(directAccess, directAccess.value)
const idle = ({ idleSuspension }: Choices) => chosen(idleSuspension, idleSuspension.value)
// Where the city decides, the providers are heard only if the jurisdiction has chosen to hear them.
const asksProviders = ({ demandReview, providerOpinion }: Choices) =>
  chosen(providerOpinion, demandReview.value === 'provider' || providerOpinion.value)

/** Steps that exist only where the jurisdiction has chosen so; every other step exists where its matter does. */
const stepsByChoice: { readonly [S in Step]?: (choices: Choices) => Chosen } = {
  'catalogEntry.reviewInUnit': unitReview,
  'catalogEntry.returnInUnit': unitReview,
  'demand.confirmNorm': direct,
  'demand.evaluateScenario': direct,
  'demand.forward': asksProviders,
  'demandPart.open': asksProviders,
  'demandPart.decide': asksProviders,
  'demand.reportToCity': cityReview,
  'demand.recordCityAnswer': cityReview,
  'demand.grantAccess': cityReview,
  // What the city grants is reached on its platform and served by none here.
  'demand.provision': servedHere,
  'sharingService.suspendIdle': idle,
  'sharingService.object': idle,
  'sharingService.decideObjection': idle,
  'sharingService.terminateIdle': idle,
}

/** Steps of a demand that belong to another matter than sharing: where that is off, they are not there. */
export const matterOfStep: { readonly [S in Step]?: Matter } = {
  'demand.requestData': 'fusion',
  'demand.reviewFusion': 'fusion',
  'demand.raiseDispute': 'dispute',
  'demand.decideDispute': 'dispute',
  'demand.requestUpward': 'upward',
  'demand.answerUpward': 'upward',
}

/** The reason of the choice that leaves a step out here; null where the step is not left out. */
export function leftOutByChoice(choices: Choices, step: Step): string | null {
  const found = stepsByChoice[step]?.(choices)
  return found && !found.has ? found.reason : null
}

const byOpenListReviewer = ({ choices }: Jurisdiction): Role | null => choices.openListReviewer.value

const officeByChoice: { readonly [S in Step]?: (jurisdiction: Jurisdiction) => Role | null } = {
  'openListEntry.accept': byOpenListReviewer,
  'openListEntry.return': byOpenListReviewer,
}

/** The office that takes a step here, where that is a choice of the jurisdiction; null where the table says it. */
export function officeOfStep(jurisdiction: Jurisdiction, step: Step): Role | null {
  return officeByChoice[step]?.(jurisdiction) ?? null
}
