/** The law itself: the versions of its texts, their confirmation and their end. */
export const lawWords = {
  'case.textVersion': 'version of a text',
  'case.textVersion.many': 'versions of texts',
  'state.textVersion.inForce': 'in force',
  'state.textVersion.lapsed': 'lapsed',
  'step.textVersion.confirm': 'Confirm the days of force',
  'step.textVersion.notifyLapse': 'Announce the end of force',
  'step.textVersion.lapse': 'Lapse at the end of force',
  'field.issuedOn': 'day of issue',
  'field.effectiveFrom': 'first day in force',
  'field.effectiveTo': 'last day in force',
  'field.documentNumber': 'document number',
  'field.version': 'version of the text',
  'notice.textConfirmed': '“{text}” was confirmed; it is in force from {effectiveFrom}.',
  'notice.textConfirmedUntil': '“{text}” was confirmed; it is in force from {effectiveFrom} to {lastDay}.',
  'notice.textLapses':
    '“{text}” is in force until {lastDay} and then lapses by itself: no new case begins under it, those begun go on. (A reminder of the platform, no rule of the text.)',
  'notice.textLapsed':
    '“{text}” lapsed by itself after {lastDay}. No new case begins under it; those begun under it go on.',
  'law.draftBanner': 'Draft',
  'law.draftUnconfirmed': '“{text}” is still a draft; no authority has confirmed its days of force.',
  'law.draftRehearsal': 'The rehearsal tries it out as a draft, without effect.',
  'law.draftWaiting': 'Until then no case that it governs can begin.',
  'law.draftConfirm': 'Look and confirm',
} as const
