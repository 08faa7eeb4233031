import { useWords } from './words.tsx'

const good = [
  'published',
  'collected',
  'approved',
  'cityApproved',
  'deemedApproved',
  'inService',
  'active',
  'open',
  'registered',
  'locked',
]
const bad = [
  'returned',
  'rejected',
  'cityRejected',
  'formallyIncomplete',
  'revoked',
  'terminatedAuto',
  'terminatedAfterObjection',
  'terminatedRisk',
  'disabled',
]
const warn = ['suspendedIdle', 'suspendedRisk', 'objectionRaised', 'partlyApproved', 'suspended']
const over = ['withdrawn', 'retired', 'closed', 'terminatedByConsumer', 'static']

/** The state of a case in the words of the law. Colour only repeats what the words say. */
export function StateTag({ type, state }: { type: string; state: string }) {
  const { tData } = useWords()
  return <span className={`tag ${toneOf(state)}`}>{tData(`state.${type}.${state}`)}</span>
}

function toneOf(state: string): string {
  if (good.includes(state)) return 'good'
  if (bad.includes(state)) return 'bad'
  if (warn.includes(state)) return 'warn'
  return over.includes(state) ? '' : 'going'
}
