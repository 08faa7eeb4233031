import type { CaseType } from '@gongshu/regulations'
import Type, { type TObject, type TProperties, type TSchema } from 'typebox'

/**
 * The fields of step inputs. Each is a closed JSON Schema; the members that begin with `x-` say how a form asks for the
 * field, so that no form of a step is written by hand: `x-control` (the kind of control), `x-words` (where the words of
 * the values stand), `x-refers` (the type of the case that an id names), `x-when` (asked only while another field has a
 * value).
 */
const closed = { additionalProperties: false } as const
const NOT_BLANK = '\\S'

/** The whole input of a step; an unknown member is refused. */
export function form<const P extends TProperties>(fields: P): TObject<P> {
  return Type.Object(fields, closed)
}

export const nothing = form({})

/** One line of text. `most` in characters. */
export function line(most = 200) {
  return Type.String({ minLength: 1, maxLength: most, pattern: NOT_BLANK })
}

/** A text of several lines. `most` in characters. */
export function prose(most = 4000) {
  return Type.String({ minLength: 1, maxLength: most, pattern: NOT_BLANK, 'x-control': 'prose' })
}

/** Several short texts, one a line. */
export function lines(most = 50) {
  return Type.Array(line(500), { minItems: 1, maxItems: most, 'x-control': 'lines' })
}

/** A calendar day, e.g. `2026-03-09`. */
export const dayField = Type.String({ format: 'date' })

/** One of several codes; their words stand under `<words>.<code>`, by default under the field's own name. */
export function oneOf<const V extends string[]>(values: [...V], words?: string) {
  return Type.Enum(values, words ? { 'x-words': words } : {})
}

/** Several of some codes. */
export function someOf<const V extends string[]>(values: [...V], words?: string) {
  return Type.Array(Type.Enum(values), {
    minItems: 1,
    maxItems: values.length,
    uniqueItems: true,
    ...(words ? { 'x-words': words } : {}),
  })
}

/** The id of a case of a type, e.g. a unit or a catalog entry. */
export function refers(type: CaseType) {
  return Type.String({ format: 'uuid', 'x-refers': type })
}

/** The ids of several cases of a type. */
export function refersToSome(type: CaseType) {
  return Type.Array(Type.String({ format: 'uuid' }), {
    minItems: 1,
    maxItems: 200,
    uniqueItems: true,
    'x-refers': type,
  })
}

/** Files that were handed in before, by their ids. */
export const attachments = Type.Array(Type.String({ format: 'uuid' }), {
  minItems: 1,
  maxItems: 20,
  uniqueItems: true,
  'x-control': 'attachments',
})

/** A legal ground: level, title and article of an instrument. */
export const ground = Type.Object(
  {
    level: Type.Enum(['法律', '行政法规', '国务院决定', '地方性法规', '规章', '规范性文件']),
    title: line(200),
    article: line(100),
  },
  { ...closed, 'x-control': 'ground' },
)

/** A small table that is filled in row by row. */
export function rows<const P extends TProperties>(fields: P, most = 200) {
  return Type.Array(Type.Object(fields, closed), { minItems: 1, maxItems: most, 'x-control': 'rows' })
}

/** A field that is asked for only while another has the value `is`. */
export function onlyWhen<S extends TSchema>(schema: S, field: string, is: string) {
  return Type.Optional({ ...schema, 'x-when': { field, is } } as S)
}

/** The names of an input's members that are lists of attachments. */
export function attachmentFields(input: TSchema): string[] {
  const properties = 'properties' in input ? (input.properties as { [name: string]: { 'x-control'?: string } }) : {}
  return Object.keys(properties).filter(name => properties[name]?.['x-control'] === 'attachments')
}
