type Params = { readonly [name: string]: string | number }

/** Words by their key, in somebody's language. */
export type Said = (key: string, params?: Params) => string

/** What is wrong with an entry of a file; `reason` is the key of its words. */
export type FaultOfEntry = {
  readonly field: string
  readonly reason: string
  readonly duty?: string
  readonly params?: Params
}

/** A fault in words, with the field as people call it. */
export function entryFaultText({ field, reason, params }: FaultOfEntry, said: Said): string {
  return said(reason, { ...params, field: entryFieldWord(field, said) })
}

/** A field as people call it, also one within another: `items.证件号码.mask`, `ground.level`, `item.type` of a table. */
export function entryFieldWord(field: string, said: Said): string {
  const [head = '', second, part] = field.split('.').filter((name, index) => index > 0 || !partsOfTables.includes(name))
  if (second === undefined) return said(`field.${head}`)
  if (head === 'ground') return said(`field.ground.${second}`)
  const place = /^\d+$/.test(second) ? String(Number(second) + 1) : second
  return `${said(`field.${head}`)} ${place}${part ? ` ${said(`field.${part}`)}` : ''}`
}

const partsOfTables = ['unit', 'entry', 'item']
