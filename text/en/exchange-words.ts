/** Forms and notices of demands, fusion, disputes and requests to the city. */
export const exchangeWords = {} as const
