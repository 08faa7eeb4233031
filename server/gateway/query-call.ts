import type { GatewayRefusal } from './gateway-refusal.ts'
import type { Grant } from './grant.ts'

export type Query = { scenario: string; where: Record<string, string>; limit: number }

const mostRows = 100

/** Reads the body of a query; whatever it does not know is refused. */
export function readQuery(body: Buffer): Query | GatewayRefusal {
  const parsed = parseJson(body)
  if (!isObject(parsed)) return { code: 'bad_request', fault: 'json' }
  for (const name in parsed) {
    if (name !== 'scenario' && name !== 'where' && name !== 'limit') return fault('member', name)
  }
  const { scenario, where, limit = mostRows } = parsed
  if (typeof scenario !== 'string') return { code: 'bad_request', fault: 'scenario' }
  if (!isLookUp(where)) return { code: 'bad_request', fault: 'where' }
  if (!isLimit(limit)) return { code: 'bad_request', fault: 'limit' }
  return { scenario, where, limit }
}

/** Records are found by exactly the items agreed on: by fewer, a caller could list what it cannot name. */
export function whereRefusal(grant: Grant, where: Record<string, string>): GatewayRefusal | null {
  for (const name in where) if (!grant.keys.includes(name)) return fault('key', name)
  for (const name of grant.keys) if (!Object.hasOwn(where, name)) return fault('keyMissing', name)
  return null
}

/** The answer: of each row the granted columns and nothing else, whatever the file holds. */
export function queryAnswer(grant: Grant, rows: readonly Record<string, unknown>[], reference: string): string {
  let text = `{"version":${JSON.stringify(grant.version)},"rows":[`
  for (const [index, row] of rows.entries()) {
    text += index === 0 ? '{' : ',{'
    let members = 0
    for (const column of grant.columns) {
      const value = row[column]
      if (value === undefined) continue
      text += `${members === 0 ? '' : ','}${JSON.stringify(column)}:${jsonValue(value)}`
      members += 1
    }
    text += '}'
  }
  return `${text}],"reference":${JSON.stringify(reference)}}`
}

function jsonValue(value: unknown): string {
  if (typeof value === 'bigint') return value.toString()
  return JSON.stringify(value)
}

function isLookUp(value: unknown): value is Record<string, string> {
  if (!isObject(value)) return false
  let items = 0
  for (const name in value) {
    if (typeof value[name] !== 'string') return false
    items += 1
  }
  return items > 0
}

function isLimit(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostRows
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function fault(which: 'member' | 'key' | 'keyMissing', name: string): GatewayRefusal {
  return { code: 'bad_request', fault: which, words: { name: JSON.stringify(name.slice(0, 60)) } }
}
