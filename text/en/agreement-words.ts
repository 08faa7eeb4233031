/** Forms and notices of operation, co-operation, contractors and the neighbours. */
export const agreementWords = {} as const
