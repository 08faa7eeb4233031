/** The plan under which an entry in use is to change, and what each unit concerned says of it. */
export const adjustmentWords = {
  'case.planConsent': 'Consent to an adjustment plan',
  'case.planConsent.many': 'Consents to adjustment plans',
  'state.planConsent.asked': 'answer awaited',
  'state.planConsent.agreed': 'agreed',
  'state.planConsent.objected': 'objected',
  'state.planConsent.withdrawn': 'no longer asked',
  'step.planConsent.ask': 'Ask for consent (system)',
  'step.planConsent.agree': 'Agree to the plan',
  'step.planConsent.object': 'Object to the plan',
  'step.planConsent.withdraw': 'Stop asking (system)',
  'field.askedUnit': 'Unit asked',
  'field.side': 'Asked as',
  'side.provider': 'Provider of the data',
  'side.consumer': 'User of the data',
  'field.changeOccasion': 'Occasion of the change',
  'notice.planToAgree':
    'Entry “{title}” is to be adjusted, and a plan for it ({number}) has been proposed by the {operator}: say whether your unit agrees. The entry stays as it is until all have agreed.',
  'notice.planAgreedByOne': 'One of the units concerned agrees to the adjustment plan for entry “{title}” ({number}).',
  'notice.planObjected':
    'One of the units concerned objects to the adjustment plan for entry “{title}” ({number}): settle it with them and propose it anew. Reason: {reason}',
} as const
