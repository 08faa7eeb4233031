/** Steps with a page of their own. */
export const stepPages: { readonly [step: string]: 'editEntry' | 'changeEntry' | 'editDemand' | 'editOpen' } = {
  'catalogEntry.resubmit': 'editEntry',
  'catalogEntry.requestChange': 'changeEntry',
  'demand.resubmit': 'editDemand',
  'openListEntry.resubmit': 'editOpen',
}

/** Cases that are opened on a page of their own, by type. */
export const openingPages: { readonly [step: string]: 'newEntry' | 'newDemand' | 'newOpen' } = {
  'catalogEntry.submit': 'newEntry',
  'demand.submit': 'newDemand',
  'openListEntry.submit': 'newOpen',
}

/** Steps that are taken in a panel of the case page itself. */
export const stepPanels: { readonly [step: string]: string } = { 'collection.load': 'upload' }

/** Steps that turn something down or stop it: never the one primary button. */
export const turningDown = [
  'return',
  'returnDefects',
  'returnInUnit',
  'returnProof',
  'withdraw',
  'end',
  'revoke',
  'suspendRisk',
  'terminateRisk',
  'disable',
  'decline',
  'reject',
  'refuse',
  'cancel',
  'dismiss',
  'defer',
  'fail',
  'close',
  'retire',
]
