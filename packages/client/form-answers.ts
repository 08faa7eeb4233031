/** One member of a step's input: JSON Schema with the marks by which a form asks for it. */
export type FieldSchema = {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly string[]
  readonly anyOf?: readonly FieldSchema[]
  readonly items?: FieldSchema
  readonly properties?: { readonly [name: string]: FieldSchema }
  readonly required?: readonly string[]
  readonly maxLength?: number
  readonly minItems?: number
  readonly 'x-control'?: string
  readonly 'x-words'?: string
  readonly 'x-refers'?: string
  readonly 'x-when'?: { readonly field: string; readonly is: string }
}

/** The input of a step, and which of its members the law asks for. */
export type StepForm = {
  readonly step: string
  readonly input: FieldSchema
  readonly lawful: readonly { readonly field: string; readonly duty: string }[]
}

export type OpeningStep = StepForm & {
  readonly duties: readonly string[]
  readonly refusal: { readonly code: string; readonly message: string; readonly duty?: string } | null
}

export type CaseTypeAnswer = {
  readonly type: string
  readonly matter: string
  readonly states: readonly { readonly state: string; readonly count: number }[]
  readonly opening: readonly OpeningStep[]
}

export type ListedCase = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly since: string
  readonly opened_on: string
  readonly unit: string | null
  readonly party: string | null
}

export type CaseChoice = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
}

export type AttachmentAnswer = {
  readonly id: string
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}
