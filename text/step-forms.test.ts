import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stepsOf } from '../server/acts/lifecycle.ts'
import { lifecycles } from '../server/matters.ts'
import { zh } from './zh.ts'

type Schema = {
  readonly properties?: { readonly [name: string]: Schema }
  readonly items?: Schema
  readonly enum?: readonly string[]
  readonly 'x-words'?: string
}

test('every field and choice of a step that a form is made for has its words', () => {
  const keys = lifecycles.flatMap(table =>
    stepsOf(table)
      .filter(([, row]) => !row.internal)
      .flatMap(([step, row]) => keysOf(row.input as Schema, [step, table.type])),
  )

  assert.ok(keys.length > 50, 'the tables were not read')
  assert.deepEqual(
    keys.filter(names => !names.some(name => name in zh)).map(names => names.at(-1)),
    [],
    'A form is made from the table of its lifecycle: give each field and choice its words.',
  )
})

/** For each field the names under which its words may stand: the step's own first, the case's, then the common one. */
function keysOf(schema: Schema, places: readonly string[]): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const options = field.enum ?? field.items?.enum ?? []
    const words = field['x-words'] ?? field.items?.['x-words'] ?? name
    return [
      [...places.map(place => `field.${place}.${name}`), `field.${name}`],
      ...options.map(option => [`${words}.${option}`]),
      ...(field.items?.properties ? keysOf(field.items, places) : []),
    ]
  })
}
