/** What a notice says: `notice.<kind>`, and what a missed last day brings: `consequence.<case>.<state>`. */
export const notices = {
  'notice.scheduleImported':
    'The schedule of {title} was imported: {moved} running deadlines moved, {settled} are no longer provisional.',
  'notice.catalogEntryToReview': 'The catalog entry “{title}” ({number}) was submitted. Please review it.',
  'notice.catalogEntryReturned':
    'The catalog entry “{title}” ({number}) was returned. Please correct it and submit it again. Reason: {reason}',
  'notice.catalogEntryPublished':
    'The catalog entry “{title}” ({number}) passed the review and is published as version {version}.',
  'notice.collectionOpened':
    'The catalog entry “{title}” is published. Please have its data collected in time ({number}).',
  'notice.demandToRoute': 'The demand “{title}” ({number}) was submitted. Please check its form and handle it.',
  'notice.demandReturned':
    'The demand “{title}” ({number}) is not in due form and was returned with all its defects. Please correct it and submit it again.',
  'notice.demandServedDirectly':
    'The demand “{title}” ({number}) concerns data of your unit. It is a case of direct access and will be served directly.',
  'notice.demandDecided': 'The review of the demand “{title}” ({number}) is complete. Result: {state}.',
  'notice.demandInService': 'The data sharing service for the demand “{title}” ({number}) has started.',
  'notice.demandPartToDecide':
    'The demand “{title}” ({number}) was forwarded to your unit. Please review it and answer within the statutory period; without an answer it is deemed approved.',
  'notice.demandPartBarred':
    'Silence has approved “{title}” ({number}), but what the law keeps from sharing is not served by silence. Please see to it.',
  'notice.demandBarredByLaw':
    'The data of “{title}” ({number}) is kept from sharing by law and cannot be provided: {reason}',
  'notice.demandPartDeemedApproved':
    'The demand “{title}” ({number}) was not answered within the statutory period and is deemed approved.',
  'notice.serviceSuspended':
    'The data sharing service “{title}” ({number}) was not called for the statutory period, no basis or reason was given, and it is now suspended. If the consumer does not object within the statutory period from the day of this notice, the service ends automatically.',
  'notice.serviceTerminated':
    'The data sharing service “{title}” ({number}) has ended. To use it again, the consumer must submit a new demand.',
  'notice.serviceEnded': 'The data sharing service “{title}” ({number}) was ended by the consumer. Reason: {reason}',
  'notice.serviceRevoked':
    'The data sharing service “{title}” ({number}) was revoked and may no longer be called. Reason: {reason}',
  'notice.serviceSuspendedRisk':
    'The data sharing service “{title}” ({number}) is suspended for a security risk. Reason: {reason}',
  'notice.serviceResumed': 'The data sharing service “{title}” ({number}) has resumed. Reason: {reason}',
  'notice.objectionToDecide':
    'The consumer objects to the suspension of the data sharing service “{title}” ({number}). Please decide.',
  'notice.openListToReview': 'The open-list work order “{title}” ({number}) was submitted. Please review it.',
  'notice.openListReturned':
    'The open-list work order “{title}” ({number}) was returned. Please correct it and submit it again. Ground: {reasonCode}. Reason: {reason}',
  'notice.openListPublished': 'The open-list entry “{title}” ({number}) was accepted and its data is open.',
  'notice.updateDue': 'The open-list entry “{title}” ({number}) is to be updated by {day}. Please update its data.',

  'consequence.demandPart.deemedApproved': 'Without an answer by the last day it is deemed approved.',
  'consequence.sharingService.suspendedIdle':
    'Without a call by the last day, and without a basis and reason, the service is suspended and the consumer is told.',
  'consequence.sharingService.terminatedAuto':
    'Without an objection by the last day the service ends automatically; using it again takes a new demand.',
  'consequence.none': 'If the last day is missed, the case is listed for supervision and circulars.',
} as const
