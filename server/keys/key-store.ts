import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Seals small secrets with the installation's master key (AES-256-GCM). An attacker who can read the sealed bytes but
 * not the master key learns nothing; one who changes them makes them unreadable.
 */
export type KeyStore = {
  seal(secret: Uint8Array, purpose: string): Uint8Array
  /** Throws when the bytes were not sealed here for this purpose. */
  unseal(sealed: Uint8Array, purpose: string): Uint8Array
  /** A secret kept as a sealed file of the keys folder, made by `create` when first asked for. */
  keep(name: string, create: () => Uint8Array | Promise<Uint8Array>): Promise<Uint8Array>
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
const MASTER_BYTES = 32

/** Opens `dir` (0700, files 0600). The master key is read from `masterKeyFile`, else made in the folder at first start. */
export async function openKeyStore(dir: string, masterKeyFile?: string): Promise<KeyStore> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  await chmod(dir, 0o700)
  const master = await masterKey(masterKeyFile ?? join(dir, 'master.key'), !masterKeyFile)
  const seal = (secret: Uint8Array, purpose: string) => sealWith(master, secret, purpose)
  const unseal = (sealed: Uint8Array, purpose: string) => unsealWith(master, sealed, purpose)
  return {
    seal,
    unseal,
    async keep(name, create) {
      const file = join(dir, `${name}.sealed`)
      if (existsSync(file)) return unseal(await readFile(file), name)
      const secret = await create()
      await writeSecret(file, seal(secret, name))
      return secret
    },
  }
}

async function masterKey(file: string, mayCreate: boolean): Promise<Uint8Array> {
  if (mayCreate && !existsSync(file)) await writeSecret(file, randomBytes(MASTER_BYTES))
  const key = await readFile(file)
  if (key.length !== MASTER_BYTES) throw new Error(`the master key ${file} must hold ${MASTER_BYTES} bytes`)
  return key
}

// A key that exists only half would lock the installation out for ever: written beside, synced, then renamed.
async function writeSecret(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(`${file}.new`, 'w', 0o600)
  await handle.writeFile(bytes)
  await handle.sync()
  await handle.close()
  await rename(`${file}.new`, file)
}

function sealWith(master: Uint8Array, secret: Uint8Array, purpose: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function unsealWith(master: Uint8Array, sealed: Uint8Array, purpose: string): Uint8Array {
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', master, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
}
