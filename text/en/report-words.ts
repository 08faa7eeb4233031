/** The reports that the texts ask for: names, columns, notes. */
export const reportWords = {} as const
