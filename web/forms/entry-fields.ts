import { dataGrades, dutyOfRule, type Law } from '@gongshu/regulations'
import type { EntryValues } from './entry-values.ts'

/** The members that are typed as one line or several, or chosen from a list. */
export type TextName = Exclude<
  keyof EntryValues,
  'ground' | 'stateSecret' | 'workSecret' | 'items' | 'sharedWith' | 'relatedEntries' | 'seen'
>

export type EntryField = {
  readonly long?: true
  readonly values?: readonly string[]
  /** Shown only where the law asks for it. */
  readonly ifAsked?: true
  /** Shown only where the law knows this rule. */
  readonly ifRule?: string
  /** Shown only while the rest of the entry gives reason to ask. */
  readonly when?: (entry: EntryValues) => boolean
} & (
  | { readonly name: TextName; readonly refers?: never }
  /** Names cases of a type. */
  | { readonly name: 'sharedWith' | 'relatedEntries'; readonly refers: 'unit' | 'catalogEntry' }
)

export type EntryGroup = {
  readonly key: 'identity' | 'origin' | 'classes' | 'sharing' | 'opening'
  readonly fields: readonly EntryField[]
}

const frequencies = ['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular', 'static']
const libraries = ['population', 'legalPerson', 'geography', 'credit', 'certificate', 'economy']
const isConditional = ({ sharingAttribute }: EntryValues) => sharingAttribute === 'conditional'

/** The form, group by group, in the order in which an official thinks of an entry. */
const groups: readonly EntryGroup[] = [
  {
    key: 'identity',
    fields: [
      { name: 'name' },
      { name: 'businessName', ifAsked: true },
      { name: 'description', long: true },
      { name: 'tags' },
      { name: 'coverage' },
      { name: 'domain' },
    ],
  },
  {
    key: 'origin',
    fields: [
      { name: 'source' },
      { name: 'managingBody' },
      { name: 'updateFrequency', values: frequencies },
      { name: 'collectedBy', values: ['self', 'entrustedThirdParty'] },
      {
        name: 'entrustedParty',
        ifRule: 'entrustedNamed',
        when: ({ collectedBy }) => collectedBy === 'entrustedThirdParty',
      },
      { name: 'origin', values: ['ownDuty', 'sharing', 'returned'] },
      { name: 'recordForm', values: ['electronic', 'paper'], ifRule: 'electronicRecord' },
      { name: 'cityCatalog', values: ['included', 'supplementary'], ifRule: 'supplementaryToCity' },
      { name: 'formats' },
      { name: 'storageLocation' },
      { name: 'relatedEntries', refers: 'catalogEntry' },
    ],
  },
  {
    key: 'classes',
    fields: [
      { name: 'classification' },
      { name: 'grade', values: dataGrades },
      { name: 'baseLibrary', values: libraries },
      { name: 'theme' },
    ],
  },
  {
    key: 'sharing',
    fields: [
      { name: 'sharingAttribute', values: ['shared', 'conditional', 'notShared'] },
      { name: 'shareConditions', long: true, when: isConditional },
      { name: 'sharedWith', refers: 'unit', when: isConditional },
      { name: 'oneVisit', values: ['yes', 'no'], ifRule: 'oneVisitUnconditional' },
      {
        name: 'oneVisitReason',
        long: true,
        ifRule: 'oneVisitUnconditional',
        when: ({ oneVisit }) => oneVisit === 'yes',
      },
      { name: 'provisionMode' },
      { name: 'sharingPeriod', ifAsked: true },
    ],
  },
  {
    key: 'opening',
    fields: [
      { name: 'openingAttribute', values: ['unconditional', 'conditional', 'notOpen'] },
      { name: 'openConditions', long: true, when: ({ openingAttribute }) => openingAttribute === 'conditional' },
    ],
  },
]

/** The fields that this law and this entry give reason to ask for; a field that stands filled in is never hidden. */
export function groupsFor(
  entry: EntryValues,
  { law, isAsked }: { law: Law | null; isAsked: (field: string) => boolean },
): EntryGroup[] {
  const isShown = ({ name, ifAsked, ifRule, when }: EntryField) =>
    (!ifAsked || isAsked(name)) &&
    (!ifRule || (law !== null && dutyOfRule(law, ifRule) !== null)) &&
    (!when || when(entry) || entry[name].length > 0)
  return groups.map(group => ({ ...group, fields: group.fields.filter(isShown).map(field => withCodes(field, law)) }))
}

// The modes of provision are those that the text names; where it names none, any words will do. Without a list of open
// data nothing is opened on conditions.
function withCodes(field: EntryField, law: Law | null): EntryField {
  if (field.name === 'openingAttribute' && law?.jurisdiction.choices.openListReviewer.value === null) {
    return { ...field, values: ['unconditional', 'notOpen'] }
  }
  const modes = Object.keys(law?.jurisdiction.words.provisionModes ?? {})
  return field.name === 'provisionMode' && modes.length ? { ...field, values: modes } : field
}

/** The id of the control of a field, or of a part of one such as a row of `items`. */
export function idOfField(field: string): string {
  return `field-${field.split('.')[0]}`
}
