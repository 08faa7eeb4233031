import { promisesOf } from '@gongshu/regulations'
import { wordsFor } from '../../text/words.ts'
import type { Platform } from '../acts/platform.ts'
import { Refusal } from '../base/refusal.ts'
import { signForBoth } from '../keys/signature.ts'
import type { AccountRow } from '../people/account-queries.ts'
import { confirmPerson } from '../people/second-factor.ts'
import { findUnit } from '../registry/unit-queries.ts'
import { composeCommitment } from './commitment.ts'
import { type Committed, requireShowable, sealCommitment } from './commitment-letter.ts'
import type { DemandContent, SignedDemand } from './demand.ts'
import { contentRefusal } from './demand-content.ts'

type Wanted = { readonly demandId: string; readonly content: DemandContent }
type Confirmed = Wanted & { readonly password: string; readonly code?: string }

/** The commitment as it is shown before it is signed; refused where its document could not show a character. */
export async function composeForReading(platform: Platform, account: AccountRow, wanted: Wanted): Promise<string> {
  const committed = await committing(platform, account, wanted)
  await requireShowable(platform, committed)
  return textOf(committed, account)
}

/** Makes sure of the person, signs for both, and seals the document: what `demand.submit` takes. */
export async function signDemand(
  platform: Platform,
  account: AccountRow,
  { password, code, ...wanted }: Confirmed,
): Promise<SignedDemand> {
  const committed = await committing(platform, account, wanted)
  // Before a one-time code is spent on it.
  await requireShowable(platform, committed)
  await confirmPerson(platform, account, { password, code })
  const commitment = textOf(committed, account)
  const signatories = { accountId: account.id, unitId: committed.unit.id }
  const signatures = await signForBoth(platform.signer, commitment, signatories)
  const signed = { id: wanted.demandId, content: wanted.content, commitment, signatures }
  // The step itself says what is missing, and keeps a record of it; until then there is nothing to seal.
  if (contentRefusal(platform.acts.door.lawOf(null), 'demand.submit', wanted.content)) return signed
  const document = await sealCommitment(platform, { ...committed, commitment, signatures })
  return { ...signed, document: document.toString('base64') }
}

async function committing(platform: Platform, account: AccountRow, wanted: Wanted): Promise<Committed> {
  const unit = account.unit_id ? await findUnit(platform.db, account.unit_id) : null
  if (!unit) throw new Refusal('unit_not_party')
  const promises = promisesOf(platform.acts.door.lawOf(null)).map(promise => wordsFor('zh', `commitment.${promise}`))
  return {
    ...wanted,
    promises,
    unit: { id: unit.id, name: unit.name, uscc: unit.uscc },
    person: `${account.name} (${account.login})`,
    at: platform.clocks.now(),
  }
}

function textOf({ demandId, content, unit, promises, at }: Committed, account: AccountRow): string {
  return composeCommitment({ demandId, content, accountId: account.id, unit, promises, at })
}
