import { localWordsOf } from '@gongshu/regulations'
import { wordsFor } from '../../text/words.ts'
import { sha256Hex } from '../acts/event.ts'
import type { Platform } from '../acts/platform.ts'
import { entriesByIds } from '../catalog/catalog-entry-queries.ts'
import { type CertifiedUnit, documentAuthorityOf } from '../documents/document-certificate.ts'
import type { Letter, LetterFact, LetterSection } from '../documents/letter.ts'
import { requireDrawable, sealLetter } from '../documents/seal-letter.ts'
import type { Signature } from '../keys/signature.ts'
import { sm3Hex } from '../keys/sm2.ts'
import type { DemandContent } from './demand.ts'

export type Committed = {
  readonly demandId: string
  readonly content: DemandContent
  readonly unit: CertifiedUnit
  readonly promises: readonly string[]
  /** Who signs, by name and login. */
  readonly person: string
  readonly at: Date
}

type Signed = Committed & { readonly commitment: string; readonly signatures: readonly Signature[] }

/** Refuses, before anybody signs, what the sealed document could not show. */
export async function requireShowable(platform: Platform, committed: Committed): Promise<void> {
  await requireDrawable(await commitmentLetter(platform, { ...committed, commitment: '', signatures: [] }))
}

/** The commitment as a PDF for people: what is applied for, what is promised, both signatures, under the unit's seal. */
export async function sealCommitment(platform: Platform, signed: Signed): Promise<Buffer> {
  const letter = await commitmentLetter(platform, signed)
  const identity = await documentAuthorityOf(platform).unitIdentity(signed.unit)
  return sealLetter(letter, { identity, signer: signed.unit.name, reason: letter.title, at: signed.at })
}

async function commitmentLetter(platform: Platform, signed: Signed): Promise<Letter> {
  const local = localWordsOf(platform.jurisdiction)
  const say: Say = (key, params = {}) => wordsFor('zh', key, params, local)
  const rehearsal = platform.mode === 'rehearsal'
  const [year, month, day] = platform.clocks.today().split('-').map(Number)
  const { unit, demandId, commitment } = signed
  return {
    title: say('letter.commitment.title'),
    ...(rehearsal ? { caution: say('letter.rehearsal') } : {}),
    sections: [
      {
        heading: say('letter.applicant'),
        facts: [
          { name: say('letter.unit'), value: unit.name },
          { name: say('letter.uscc'), value: unit.uscc || '—' },
          { name: say('letter.demand'), value: demandId },
        ],
      },
      {
        heading: say('letter.content'),
        facts: [...fieldFacts(signed.content, say), ...(await entryFacts(platform, signed.content, say))],
      },
      { heading: say('letter.promises'), sentences: signed.promises },
      signingSection(signed, say),
    ],
    seal: {
      rim: unit.name,
      middle: say(rehearsal ? 'letter.seal.rehearsal' : 'letter.seal.live'),
      below: say(rehearsal ? 'letter.seal.rehearsalBelow' : 'letter.seal.liveBelow'),
      rehearsal,
    },
    signedOn: say('letter.day', { year: year ?? 0, month: month ?? 0, day: day ?? 0 }),
    foot: say('letter.foot', { digest: sha256Hex(commitment).slice(0, 32) }),
  }
}

type Say = (key: string, params?: { [name: string]: string | number }) => string

const proseFields = [
  'title',
  'scenario',
  'basis',
  'businessGoal',
  'dataContent',
  'lowFrequencyReason',
  'safeguards',
  'systemName',
] as const
const codedFields = ['demandType', 'useMode', 'useFrequency', 'securityLevel'] as const

function fieldFacts(content: DemandContent, say: Say): LetterFact[] {
  const coded = codedFields.map(field => ({ field, value: content[field] && say(`${field}.${content[field]}`) }))
  const prose = proseFields.map(field => ({ field, value: content[field] }))
  return [...prose, ...coded].flatMap(({ field, value }) =>
    value ? [{ name: say(`field.${field}`), value: settable(value), field }] : [],
  )
}

/** As pasted text may have it: other ends of lines, and tabs. */
function settable(value: string): string {
  return value.replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ')
}

async function entryFacts({ db }: Platform, content: DemandContent, say: Say): Promise<LetterFact[]> {
  const ids = content.entries.map(entry => entry.entryId)
  const found = new Map((ids.length ? await entriesByIds(db, ids) : []).map(entry => [entry.id, entry]))
  return content.entries.map(({ entryId, columns }, index) => {
    const entry = found.get(entryId)
    const items = columns.map(({ column }) => entry?.items.find(item => item.column === column)?.name ?? column)
    const value = say('letter.entry', { name: String(entry?.content.name ?? entryId), items: items.join('、') })
    return { name: index === 0 ? say('field.entries') : '', value, field: 'entries' }
  })
}

function signingSection({ person, at, commitment, signatures }: Signed, say: Say): LetterSection {
  const stamps = signatures.flatMap(({ kind, algorithm, publicKey, signature }) => [
    { name: say(`letter.key.${kind}`, { algorithm: algorithmNames[algorithm] }), value: publicKey },
    { name: say(`letter.signature.${kind}`), value: signature },
  ])
  return {
    heading: say('letter.signing'),
    facts: [
      { name: say('letter.person'), value: person },
      { name: say('letter.at'), value: `${at.toISOString()} (UTC)` },
      { name: 'SHA-256', value: sha256Hex(commitment) },
      { name: 'SM3', value: sm3Hex(commitment) },
      ...stamps,
    ],
  }
}

const algorithmNames: { readonly [A in Signature['algorithm']]: string } = { ed25519: 'Ed25519', sm2: 'SM2' }
