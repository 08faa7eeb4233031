import type { FieldSchema, StepForm } from '@gongshu/client'
import { type GroundValues, isGround } from './ground-values.ts'

/** Values of a form while it is filled in: text as typed, ids and codes as lists, rows as lists of such values. */
export type FieldValue = string | boolean | readonly string[] | GroundValues | readonly FormValues[] | undefined
export type FormValues = { readonly [name: string]: FieldValue }

export type FieldKind =
  | 'line'
  | 'prose'
  | 'lines'
  | 'day'
  | 'number'
  | 'yesNo'
  | 'choice'
  | 'choices'
  | 'case'
  | 'cases'
  | 'attachments'
  | 'person'
  | 'ground'
  | 'rows'

export type FormField = {
  readonly name: string
  readonly kind: FieldKind
  readonly schema: FieldSchema
  readonly required: boolean
  /** The duty that asks for the field, where the law does. */
  readonly duty: string | null
}

const LONG = 500

/** The fields of a step's form in their order, without those that another field's value leaves out. */
export function fieldsOf(form: StepForm, values: FormValues): FormField[] {
  return membersOf(form.input)
    .filter(({ schema }) => {
      const when = schema['x-when']
      return !when || values[when.field] === when.is
    })
    .map(field => {
      const asked = form.lawful.find(one => one.field === field.name)
      // What the law asks for is refused by the platform itself, with the article.
      return asked && !field.schema['x-when'] ? { ...field, duty: asked.duty } : field
    })
}

/** The members of a closed object as fields. */
export function membersOf(input: FieldSchema): FormField[] {
  // What the platform itself fills in is not asked for.
  const asked = Object.entries(input.properties ?? {}).filter(([, given]) => given['x-control'] !== 'none')
  return asked.map(([name, given]) => {
    const schema = given.anyOf?.find(one => one.type !== 'null') ?? given
    const required = (input.required ?? []).includes(name) && !given.anyOf && kindOf(schema) !== 'yesNo'
    return { name, kind: kindOf(schema), schema, required, duty: null }
  })
}

function kindOf(schema: FieldSchema): FieldKind {
  const control = schema['x-control']
  if (control === 'attachments' || control === 'ground' || control === 'person' || control === 'rows') return control
  if (schema.type === 'array') return listKind(schema)
  if (schema['x-refers']) return 'case'
  if (schema.enum) return 'choice'
  if (schema.type === 'boolean') return 'yesNo'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.format === 'date') return 'day'
  return control === 'prose' || (schema.maxLength ?? 0) >= LONG ? 'prose' : 'line'
}

function listKind(schema: FieldSchema): FieldKind {
  if (schema['x-refers']) return 'cases'
  if (schema.items?.enum) return 'choices'
  return schema.items?.properties ? 'rows' : 'lines'
}

/** The values that an address gives for the fields of a form: texts, ids of cases, and rows of texts. Anything else in it is ignored. */
export function valuesIn(form: StepForm, given: { readonly [name: string]: unknown }): FormValues {
  const found = membersOf(form.input).flatMap(({ name, kind }): [string, FieldValue][] => {
    const value = given[name]
    if (kind === 'rows') return isRows(value) ? [[name, value]] : []
    if (kind === 'cases') return isTexts(value) ? [[name, value]] : []
    return typeof value === 'string' && textKinds.includes(kind) ? [[name, value]] : []
  })
  return Object.fromEntries(found)
}

const textKinds: readonly FieldKind[] = ['line', 'prose', 'lines', 'day', 'choice', 'case']

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= 200 && value.every(one => typeof one === 'string')
}

function isRows(value: unknown): value is readonly FormValues[] {
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row)
  const ofTexts = (row: object) => Object.values(row).every(cell => typeof cell === 'string')
  return Array.isArray(value) && value.length <= 200 && value.every(row => isRow(row) && ofTexts(row))
}

/** The names of required fields that are still empty. */
export function emptyFields(form: StepForm, values: FormValues): string[] {
  return fieldsOf(form, values)
    .filter(field => field.required && inputOf(field, values[field.name]) === undefined)
    .map(field => field.name)
}

/** The body of the request: what is left empty is left out. */
export function bodyOf(form: StepForm, values: FormValues): { [name: string]: unknown } {
  return bodyOfFields(fieldsOf(form, values), values)
}

function bodyOfFields(fields: readonly FormField[], values: FormValues): { [name: string]: unknown } {
  const entries = fields.flatMap(field => {
    const value = inputOf(field, values[field.name])
    return value === undefined ? [] : [[field.name, value] as const]
  })
  return Object.fromEntries(entries)
}

function inputOf({ kind, schema }: FormField, value: FieldValue): unknown {
  if (kind === 'yesNo') return value === true
  if (kind === 'ground') return isGround(value) && Object.values(value).some(Boolean) ? value : undefined
  if (kind === 'rows') return rowsIn(schema, value)
  if (kind === 'choices' || kind === 'cases' || kind === 'attachments') return listIn(value)
  const text = typeof value === 'string' ? value.trim() : ''
  if (kind === 'lines') return listIn(text.split('\n').flatMap(line => line.trim() || []))
  if (kind === 'number') return text === '' || Number.isNaN(Number(text)) ? undefined : Number(text)
  return text || undefined
}

function listIn(value: FieldValue): unknown {
  return Array.isArray(value) && value.length > 0 ? value : undefined
}

function rowsIn(schema: FieldSchema, value: FieldValue): unknown {
  if (!Array.isArray(value) || !schema.items) return undefined
  const fields = membersOf(schema.items)
  const filled = (value as readonly FormValues[])
    .map(row => bodyOfFields(fields, row))
    .filter(row => Object.values(row).some(cell => cell !== undefined && cell !== false))
  return filled.length > 0 ? filled : undefined
}
