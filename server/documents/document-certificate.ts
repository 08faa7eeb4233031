import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import forge from 'node-forge'
import { sha256Hex } from '../acts/event.ts'
import type { Platform } from '../acts/platform.ts'
import type { KeyStore } from '../keys/key-store.ts'

/**
 * Certificates with which documents are signed so that any reader of PDF can check them: RSA, because no reader knows
 * SM2. An authority of this installation signs one for each unit. Who trusts it imports its certificate once; where a
 * licensed authority issues the units' certificates, theirs take this place.
 */
export type DocumentAuthority = {
  /** The authority's own certificate, PEM. */
  certificate(): Promise<string>
  /** Key and certificates of the unit, PKCS #12 with an empty passphrase; made when first asked for. */
  unitIdentity(unit: CertifiedUnit): Promise<Uint8Array>
}

export type CertifiedUnit = { readonly id: string; readonly name: string; readonly uscc: string }

const KEY_BITS = 2048
const VALID_YEARS = 10
const makeKeyPair = promisify(generateKeyPair)

const authorities = new WeakMap<KeyStore, DocumentAuthority>()

/** The one authority of an installation. */
export function documentAuthorityOf({ keys, mode, jurisdiction }: Pick<Platform, 'keys' | 'mode' | 'jurisdiction'>) {
  const name = `Gongshu documents of ${jurisdiction.id}${mode === 'rehearsal' ? ' (rehearsal, no effect)' : ''}`
  const known = authorities.get(keys) ?? documentAuthority(keys, name)
  authorities.set(keys, known)
  return known
}

/** The name must be ASCII: the library encodes the issuer of a signature twice, and readers would not find the certificate. */
export function documentAuthority(keys: KeyStore, name: string): DocumentAuthority {
  const opened = new Map<string, Promise<Uint8Array>>()
  // Two who ask at once must not each make one.
  const kept = (file: string, create: () => Promise<Uint8Array>) => {
    const known = opened.get(file) ?? keys.keep(file, create)
    opened.set(file, known)
    return known
  }
  const authority = async () => authorityFrom(await kept('document-authority', () => makeAuthority(name)))
  return {
    certificate: async () => (await authority()).certificatePem,
    // A unit that is renamed gets a certificate with its new name.
    unitIdentity: unit =>
      kept(`document-unit-${unit.id}-${sha256Hex(unit.name).slice(0, 8)}`, async () =>
        makeIdentity(unit, await authority()),
      ),
  }
}

type Authority = { readonly keyPem: string; readonly certificatePem: string }

function authorityFrom(stored: Uint8Array): Authority {
  return JSON.parse(Buffer.from(stored).toString('utf8')) as Authority
}

async function makeAuthority(name: string): Promise<Uint8Array> {
  const { key, keyPem, publicKey } = await newKey()
  const subject = [attribute('commonName', name)]
  const certificate = certificateFor({ publicKey, subject, issuer: subject })
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ])
  certificate.sign(key, forge.md.sha256.create())
  return Buffer.from(
    JSON.stringify({ keyPem, certificatePem: forge.pki.certificateToPem(certificate) } satisfies Authority),
  )
}

async function makeIdentity(unit: CertifiedUnit, authority: Authority): Promise<Uint8Array> {
  const { key, publicKey } = await newKey()
  const issuer = forge.pki.certificateFromPem(authority.certificatePem)
  const subject = [attribute('commonName', unit.name), ...(unit.uscc ? [attribute('serialNumber', unit.uscc)] : [])]
  const certificate = certificateFor({ publicKey, subject, issuer: issuer.subject.attributes })
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ])
  certificate.sign(forge.pki.privateKeyFromPem(authority.keyPem), forge.md.sha256.create())
  // Sealed by the key store as a whole: its own passphrase would add nothing.
  const packed = forge.pkcs12.toPkcs12Asn1(key, [certificate, issuer], '', { algorithm: '3des' })
  return Buffer.from(forge.asn1.toDer(packed).getBytes(), 'binary')
}

async function newKey() {
  const { privateKey } = await makeKeyPair('rsa', { modulusLength: KEY_BITS })
  const keyPem = privateKey.export({ format: 'pem', type: 'pkcs1' }).toString()
  const key = forge.pki.privateKeyFromPem(keyPem)
  return { key, keyPem, publicKey: forge.pki.setRsaPublicKey(key.n, key.e) }
}

type Wanted = {
  publicKey: forge.pki.rsa.PublicKey
  subject: forge.pki.CertificateField[]
  issuer: forge.pki.CertificateField[]
}

function certificateFor({ publicKey, subject, issuer }: Wanted): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = publicKey
  // Positive, and of 127 random bits.
  const serial = randomBytes(16)
  serial[0] = (serial[0] ?? 0) & 0x7f
  certificate.serialNumber = serial.toString('hex')
  const from = new Date(Date.now() - 86_400_000)
  certificate.validity.notBefore = from
  certificate.validity.notAfter = new Date(
    Date.UTC(from.getUTCFullYear() + VALID_YEARS, from.getUTCMonth(), from.getUTCDate()),
  )
  certificate.setSubject(subject)
  certificate.setIssuer(issuer)
  return certificate
}

function attribute(name: string, value: string): forge.pki.CertificateField {
  // The library's types leave the tag out of what its own code reads.
  return { name, value, valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class }
}
