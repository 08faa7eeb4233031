/** What a step asks for on the case page, field by field. A step that is not here asks for nothing but a confirmation. */
export type StepField =
  | {
      readonly name: string
      readonly kind: 'text' | 'words' | 'lines' | 'day'
      readonly required: boolean
      readonly when?: When
    }
  | {
      readonly name: string
      readonly kind: 'choice'
      readonly values: readonly string[]
      /** Where the words of a value stand: `<words>.<value>`. */
      readonly words: string
      readonly required: boolean
      readonly when?: When
    }
  | { readonly name: string; readonly kind: 'ground' | 'person'; readonly required: boolean; readonly when?: When }

/** The field is asked for only while another has this value. */
type When = { readonly field: string; readonly is: string }

const reason = { name: 'reason', kind: 'words', required: true } as const
const rejected = { field: 'decision', is: 'reject' } as const

export const stepFields: { readonly [step: string]: readonly StepField[] } = {
  'catalogEntry.return': [reason],
  'demand.returnDefects': [{ name: 'defects', kind: 'lines', required: true }],
  'demand.withdraw': [reason],
  'demandPart.decide': [
    { name: 'decision', kind: 'choice', values: ['approve', 'reject'], words: 'decision', required: true },
    { name: 'ground', kind: 'ground', required: false, when: rejected },
    { name: 'defects', kind: 'lines', required: false, when: rejected },
    { name: 'note', kind: 'words', required: false },
  ],
  'sharingService.object': [reason],
  'sharingService.decideObjection': [
    { name: 'decision', kind: 'choice', values: ['resume', 'terminate'], words: 'decision', required: true },
    reason,
  ],
  'sharingService.end': [reason],
  'sharingService.revoke': [reason],
  'sharingService.suspendRisk': [reason],
  'sharingService.clearRisk': [reason],
  'openListEntry.return': [
    {
      name: 'reasonCode',
      kind: 'choice',
      values: ['noReason', 'incomplete', 'wrongClass', 'other'],
      words: 'reasonCode',
      required: true,
    },
    reason,
  ],
  'unit.appointOfficer': [
    { name: 'kind', kind: 'choice', values: ['cdo', 'dataSteward', 'securityLead'], words: 'officer', required: true },
    { name: 'accountId', kind: 'person', required: true },
  ],
  'unit.recordDuty': [
    { name: 'code', kind: 'text', required: true },
    { name: 'name', kind: 'text', required: true },
    { name: 'basis', kind: 'words', required: true },
  ],
  'unit.recordSystem': [
    { name: 'name', kind: 'text', required: true },
    { name: 'acceptedOn', kind: 'day', required: false },
  ],
  'account.disable': [reason],
  'account.enable': [reason],
}

/** Steps with a page of their own. */
export const stepPages: { readonly [step: string]: 'editEntry' | 'editDemand' | 'editOpen' } = {
  'catalogEntry.resubmit': 'editEntry',
  'demand.resubmit': 'editDemand',
  'openListEntry.resubmit': 'editOpen',
}

/** Steps that are taken in a panel of the case page itself. */
export const stepPanels: { readonly [step: string]: string } = { 'collection.load': 'upload' }

/** Steps that turn something down or stop it: never the one primary button. */
export const turningDown = ['return', 'returnDefects', 'withdraw', 'end', 'revoke', 'suspendRisk', 'disable']

/** Values of a step's form while it is filled in. */
export type StepValues = { readonly [name: string]: string | GroundValues | undefined }
export type GroundValues = { readonly level: string; readonly title: string; readonly article: string }

export function shownFields(step: string, values: StepValues): readonly StepField[] {
  return (stepFields[step] ?? []).filter(({ when }) => !when || values[when.field] === when.is)
}

/** The names of the required fields that are still empty. */
export function emptyFields(step: string, values: StepValues): string[] {
  return shownFields(step, values)
    .filter(field => field.required && !String(values[field.name] ?? '').trim())
    .map(field => field.name)
}

/** The body of the request: lines become a list, an untouched ground or empty note is left out. */
export function stepInput(step: string, values: StepValues): { [name: string]: unknown } {
  const entries = shownFields(step, values).flatMap(field => {
    const value = inputOf(field, values[field.name])
    return value === undefined ? [] : [[field.name, value] as const]
  })
  return Object.fromEntries(entries)
}

function inputOf(field: StepField, value: StepValues[string]): unknown {
  if (field.kind === 'ground') return isGround(value) && Object.values(value).some(Boolean) ? value : undefined
  const text = typeof value === 'string' ? value.trim() : ''
  if (field.kind === 'day') return text || null
  if (field.kind !== 'lines') return text || undefined
  const lines = text.split('\n').flatMap(line => (line.trim() ? [line.trim()] : []))
  return lines.length ? lines : undefined
}

export function isGround(value: StepValues[string]): value is GroundValues {
  return typeof value === 'object'
}
