/** workbench */
export const workbench = {} as const
