/** A JSON text in which every number stays the text it was: eighteen digits do not survive as a number. */
export function parseKeepingNumbers(text: string): unknown {
  const keep = (_key: string, value: unknown, context: { source: string }) =>
    typeof value === 'number' ? context.source : value
  return JSON.parse(text.replace(/^\uFEFF/, ''), keep as (key: string, value: unknown) => unknown)
}

/** The member at a path such as `data.rows` or `items.0.id`; a member whose own name has dots wins. Undefined where none is. */
export function memberAt(value: unknown, path: string): unknown {
  if (path === '') return value
  if (hasOwn(value, path)) return value[path]
  return path.split('.').reduce((inner, name) => (hasOwn(inner, name) ? inner[name] : undefined), value)
}

/** The value as the text of a cell: what is itself a structure stays JSON. */
export function cellOf(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function hasOwn(value: unknown, name: string): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
}
