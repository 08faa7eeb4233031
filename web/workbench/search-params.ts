type Given = { readonly [name: string]: unknown }

/** Reads the named parameters of an address; everything else in it is ignored. `page` is a number, the rest is text. */
export function searchOf<const Name extends string>(...names: readonly Name[]) {
  return (given: Given): { [N in Name]?: (N extends 'page' ? number : string) | undefined } => {
    const read = names.flatMap(name => {
      const value = given[name]
      if (value === undefined || value === null || value === '') return []
      return [[name, name === 'page' ? Number(value) || 1 : String(value)] as const]
    })
    return Object.fromEntries(read) as { [N in Name]?: (N extends 'page' ? number : string) | undefined }
  }
}
