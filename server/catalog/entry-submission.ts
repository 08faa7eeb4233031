import { dutyOfRule, type Law, requiredFields, requirementsFor, type Step } from '@gongshu/regulations'
import { groundRefusal, isBlank, missingRefusal } from '../acts/lawful-input.ts'
import { Refusal } from '../base/refusal.ts'
import type { EntryInput } from './catalog-entry.ts'
import { gradeRefusal, withGrade } from './entry-grade.ts'

const SHORTEST_NAME = 2

/** Why the entry cannot be submitted under this law: the first fault; null when it can. */
export function submissionRefusal(law: Law, step: Step, entry: EntryInput): Refusal | null {
  return submissionRefusals(law, step, entry)[0] ?? null
}

/** Everything for which the entry cannot be submitted under this law, in the order in which it is refused. */
export function submissionRefusals(law: Law, step: Step, entry: EntryInput): Refusal[] {
  const content: { [field: string]: unknown } = withGrade(entry)
  const found = [
    missingRefusal(requiredFields(law, step), content),
    entry.name.trim().length < SHORTEST_NAME ? new Refusal('invalid_input', { field: 'name' }) : null,
    originRefusal(law, entry),
    limitRefusal(law, step, entry),
    oneVisitRefusal(law, entry),
    modeRefusal(law, entry),
    itemRefusal(entry),
    sensitivityRefusal(entry),
    gradeRefusal(entry),
    openingRefusal(law, step, entry),
  ]
  return found.filter(refusal => refusal !== null)
}

// Sharing is the rule: whoever limits it says why, and names the instrument that says so, of a level the law accepts.
function limitRefusal(law: Law, step: Step, entry: EntryInput): Refusal | null {
  const limited = law.jurisdiction.choices.groundNeededFor.value
  if (!entry.sharingAttribute || !limited.includes(entry.sharingAttribute)) return null
  const reasoned = dutyOfRule(law, 'limitedNeedsReason')
  if (reasoned && isBlank(entry.limitReason)) {
    return new Refusal('field_missing', { field: 'limitReason', duty: reasoned.id })
  }
  return groundRefusal({ law, step }, entry.ground)
}

// What people need who come with a request only once is shared without condition, unless the unit says why not.
function oneVisitRefusal(law: Law, entry: EntryInput): Refusal | null {
  const duty = dutyOfRule(law, 'oneVisitUnconditional')
  if (!duty || entry.oneVisit !== 'yes' || entry.sharingAttribute === 'shared' || !isBlank(entry.oneVisitReason)) {
    return null
  }
  return new Refusal('field_missing', { field: 'oneVisitReason', duty: duty.id })
}

// What the texts keep out of the catalog: paper, copies of shared data; and what they want named.
function originRefusal(law: Law, entry: EntryInput): Refusal | null {
  const duty = (rule: string) => dutyOfRule(law, rule)?.id
  const paper = duty('electronicRecord')
  if (entry.recordForm === 'paper' && paper) return new Refusal('invalid_input', { field: 'recordForm', duty: paper })
  const copied = duty('notFromSharing')
  if (entry.origin === 'sharing' && copied) return new Refusal('invalid_input', { field: 'origin', duty: copied })
  const entrusted = duty('entrustedNamed')
  if (entry.collectedBy !== 'entrustedThirdParty' || !entrusted || !isBlank(entry.entrustedParty)) return null
  return new Refusal('field_missing', { field: 'entrustedParty', duty: entrusted })
}

// Where the texts name the ways of providing data, there is no other.
function modeRefusal({ jurisdiction, ...law }: Law, { provisionMode }: EntryInput): Refusal | null {
  const modes = jurisdiction.words.provisionModes
  if (!provisionMode || !Object.keys(modes).length || provisionMode in modes) return null
  const duty = dutyOfRule({ jurisdiction, ...law }, 'cityModes')?.id
  return new Refusal('invalid_input', { field: 'provisionMode', ...(duty ? { duty } : {}) })
}

function itemRefusal(entry: EntryInput): Refusal | null {
  const columns = entry.items.map(item => item.column)
  if (!columns.length) return new Refusal('field_missing', { field: 'items' })
  const repeated = columns.find((column, i) => columns.indexOf(column) !== i)
  if (repeated) return new Refusal('invalid_input', { field: 'items', params: { repeated } })
  const open = entry.items.find(item => item.personal && item.mask === 'none')
  if (open) return new Refusal('mask_missing', { field: `items.${open.column}.mask` })
  return null
}

// What is sensitive because it is about people is personal information, and is masked like it.
function sensitivityRefusal({ items }: EntryInput): Refusal | null {
  const found = items.find(item => item.sensitivity?.match(/personal/i) && !item.personal)
  return found ? new Refusal('invalid_input', { field: `items.${found.column}.personal` }) : null
}

// Where the ban on opening binds the catalog itself, an entry with personal items cannot be marked as open.
function openingRefusal(law: Law, step: Step, entry: EntryInput): Refusal | null {
  const ban = requirementsFor(law, step).find(
    ({ requirement }) => 'rule' in requirement && requirement.rule === 'personalNotOpen',
  )
  if (!ban || !entry.openingAttribute || entry.openingAttribute === 'notOpen') return null
  const personal = entry.items.find(item => item.personal)
  if (!personal) return null
  return new Refusal('personal_data_not_open', { field: `items.${personal.column}`, duty: ban.duty.id })
}
