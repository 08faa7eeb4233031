import type { CaseType } from '@gongshu/regulations'
import type { TSchema } from 'typebox'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { Tx } from '../db/open-database.ts'
import { countOfType } from './case-queries.ts'

type Referring = { readonly 'x-refers'?: CaseType }

/** Refuses an input whose members name cases that there are not, or that are of another type than the form asks for. */
export async function requireReferred(tx: Tx, input: JsonObject, schema: TSchema): Promise<void> {
  const properties = 'properties' in schema ? (schema.properties as { [name: string]: Referring }) : {}
  for (const [field, { 'x-refers': type }] of Object.entries(properties)) {
    const given = input[field]
    if (!type || given === undefined) continue
    const ids = [...new Set(Array.isArray(given) ? given.map(String) : [String(given)])]
    if (ids.length && (await countOfType(tx, type, ids)) !== ids.length) throw new Refusal('unknown_thing', { field })
  }
}
