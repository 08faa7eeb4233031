import Type from 'typebox'
import {
  attachments,
  dayField,
  form,
  ground,
  line,
  oneOf,
  prose,
  refersToSome,
  rows,
  someOf,
} from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** What a project may bring about that the texts forbid or bind to a ground. */
const builtThings = ['newChannel', 'ownPlatform', 'offlineExchange'] as const

/** A digital project: planned with its data, judged, built, and accepted only when its data are where they belong. */
export const projectLifecycle = lifecycle('project', {
  path: 'projects',
  steps: {
    'project.plan': {
      from: ['new'],
      to: ['planned'],
      by: 'provider',
      input: form({
        title: line(),
        description: prose(),
        builds: Type.Optional(someOf([...builtThings])),
        ground: Type.Optional(ground),
        plannedCatalog: Type.Optional(rows({ name: line(), content: Type.Optional(line(500)) })),
        attachments: Type.Optional(attachments),
      }),
    },
    'project.giveOpinion': {
      from: ['planned'],
      to: ['opinionIssued'],
      by: 'operator',
      awaited: ['planned'],
      input: form({
        opinion: Type.Optional(oneOf(['agree', 'agreeWithChanges', 'disagree'])),
        reason: prose(),
        attachments: Type.Optional(attachments),
      }),
    },
    'project.review': {
      from: ['planned', 'opinionIssued'],
      to: ['approved', 'refused'],
      by: ['projectReview', 'authority'],
      awaited: ['planned', 'opinionIssued'],
      input: form({ verdict: oneOf(['approve', 'refuse']), reason: prose() }),
    },
    'project.build': {
      from: ['approved'],
      to: ['built'],
      by: 'provider',
      awaited: ['approved'],
      input: form({ builtOn: dayField, projectEntries: Type.Optional(refersToSome('catalogEntry')) }),
    },
    'project.checkAcceptance': {
      from: ['built', 'acceptanceChecked'],
      to: ['acceptanceChecked'],
      by: ['provider', 'operator'],
      awaited: ['built'],
      input: form({ projectEntries: Type.Optional(refersToSome('catalogEntry')) }),
    },
    'project.accept': {
      from: ['acceptanceChecked'],
      to: ['accepted'],
      by: ['projectReview', 'authority'],
      awaited: ['acceptanceChecked'],
      input: form({ acceptedOn: dayField, result: prose(), attachments: Type.Optional(attachments) }),
    },
  },
})

/** How far one entry of a project is: what the automatic checklist shows and acceptance waits for. */
export type EntryReadiness = {
  readonly entryId: string
  readonly title: string
  readonly catalogued: boolean
  readonly collected: boolean
  readonly shared: boolean
  readonly opened: boolean
  readonly reportedToCity: boolean
}

const marks = ['catalogued', 'collected', 'shared', 'opened', 'reportedToCity'] as const
type Mark = (typeof marks)[number]

/** The rule of the law under which each mark of the checklist binds. */
export const ruleOfMark = {
  catalogued: 'dataBeforeAcceptance',
  collected: 'dataBeforeAcceptance',
  shared: 'dataBeforeAcceptance',
  opened: 'openBeforeAcceptance',
  reportedToCity: 'cityCatalogBeforeAcceptance',
} as const satisfies Record<Mark, string>

/** The marks that no entry may lack, each with whether all entries bear it. A project without entries bears none. */
export function checklistOf(entries: readonly EntryReadiness[]): { mark: Mark; met: boolean; missing: string[] }[] {
  return marks.map(mark => {
    const missing = entries.filter(entry => !entry[mark]).map(entry => entry.title)
    return { mark, met: entries.length > 0 && missing.length === 0, missing }
  })
}
