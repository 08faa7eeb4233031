/** Forms and notices of the opening of data beside the open list itself. */
export const publicWords = {} as const
