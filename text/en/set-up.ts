/** The page that opens the first three accounts of a live platform. */
export const setUpWords = {
  'setUp.title': 'Create the first accounts',
  'setUp.lead':
    'The platform has no default password. Name one person each for administration, audit and operation; no account may hold two. This link works once.',
  'setUp.administration': 'Administrator (manages accounts, takes no part in business)',
  'setUp.audit': 'Auditor (reads the records, takes no part in business)',
  'setUp.operation': 'Operation (data authority and data centre)',
  'setUp.login': 'Login (lower-case letters, digits, dots, hyphens)',
  'setUp.name': 'Name',
  'setUp.password': 'Password (at least twelve characters)',
  'setUp.submit': 'Create the three accounts',
  'setUp.done': 'The three accounts exist. This link no longer works.',
  'setUp.signIn': 'Sign in to the workbench',
} as const
