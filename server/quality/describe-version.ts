import type { JsonObject } from '../base/json.ts'
import type { DescribeVersion } from '../collection/load-file.ts'
import type { Column, Lake } from '../lake/lake.ts'
import { profile } from './profile.ts'
import { type Rule, runRules, scoreByDimension } from './rules.ts'

/** Profiles a version and runs the rules that follow from its entry. */
export function describeVersion(lake: Lake): DescribeVersion {
  return async (of, columns, keys) => {
    const profiles = await profile(lake, of, [...columns])
    const results = await runRules(lake, of, rulesFor(columns, keys))
    return {
      profile: { columns: profiles as unknown as JsonObject[] },
      quality: { results: results as unknown as JsonObject[], dimensions: scoreByDimension(results) as JsonObject },
    }
  }
}

/** The rules that follow from the entry itself: what is required is there, what identifies is unique, no row twice. */
export function rulesFor(columns: readonly Column[], keys: readonly string[]): Rule[] {
  const complete = columns
    .filter(column => column.required)
    .map(({ name }): Rule => ({ type: 'completeness', column: name }))
  const unique: Rule[] = keys.length ? [{ type: 'uniqueness', columns: [...keys] }] : []
  return [...complete, ...unique, { type: 'duplicate-record', columns: columns.map(({ name }) => name) }]
}
