/** portal */
export const portal = {} as const
