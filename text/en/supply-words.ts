/** Forms and notices of catalog, collection and quality beside those of the first walk. */
export const supplyWords = {} as const
