import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  EVENT_PROOF_FORMAT,
  hexOf,
  ProofRefusal,
  parseCanonicalFile,
  parseVkey,
  type Refused,
  reasonTexts,
  refusalAsValue,
  verifyEventProof,
} from '@gongshu/translog'
import { COMMITMENT_FORMAT, FIRST_COMMITMENT_FORMAT } from '../server/demands/commitment.ts'
import { checkCommitment } from './verify-commitment.ts'

/** What is told of a verified file: members for --json, and a sentence in each language. */
type Verified = { ok: true; facts: object; zh: string; en: string }
type Check = (file: Uint8Array, vkey: string) => Verified | Refused

/** One row per format of proof file. */
const checks: { readonly [format: string]: Check } = {
  [EVENT_PROOF_FORMAT]: checkEventProof,
  [COMMITMENT_FORMAT]: checkCommitment,
  [FIRST_COMMITMENT_FORMAT]: checkCommitment,
}

/** `gongshu verify`: checks a proof file offline. 0 when it is verified, 1 when refused, 2 when the call is wrong. */
export async function verify(args: string[]): Promise<number> {
  const call = readCall(args)
  if (typeof call === 'string') {
    process.stderr.write(`${call}\n`)
    return 2
  }
  const result = checkFile(call.file, call.vkey)
  process.stdout.write(call.json ? `${JSON.stringify(jsonOf(result))}\n` : sentencesOf(result))
  return result.ok ? 0 : 1
}

function checkFile(file: Uint8Array, vkey: string): Verified | Refused {
  return refusalAsValue(() => {
    const { format } = parseCanonicalFile(file)
    const check = typeof format === 'string' && Object.hasOwn(checks, format) ? checks[format] : undefined
    if (!check) throw new ProofRefusal('format_unknown', `${format}, known: ${Object.keys(checks).join(', ')}`)
    const result = check(file, vkey)
    if (!result.ok) throw new ProofRefusal(result.reason, result.detail)
    return { ...result, facts: { format, ...result.facts } }
  })
}

function checkEventProof(file: Uint8Array, vkey: string): Verified | Refused {
  const result = verifyEventProof(file, vkey)
  if (!result.ok) return result
  const { index, leaf, checkpoint } = result
  const { origin, size } = checkpoint
  const root = hexOf(checkpoint.root)
  return {
    ok: true,
    facts: { index, leafHash: hexOf(leaf), origin, size, root },
    zh: `该事件在日志 ${origin} 中的序号为 ${index}（日志共 ${size} 条，根哈希 ${root}），内容未被改动`,
    en: `the event has index ${index} in the log ${origin} (${size} entries, root ${root}) and is unchanged`,
  }
}

type Call = { file: Uint8Array; vkey: string; json: boolean }

/** Reads the arguments and the files they name; gives a sentence when something about them is wrong. */
function readCall(args: string[]): Call | string {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [path] = positionals
    const keyFile = values['key-file']
    const keysGiven = [values.key, keyFile].filter(key => key !== undefined).length
    if (path === undefined || positionals.length > 1 || keysGiven !== 1) return faults.usage
    const vkey = (values.key ?? readFileSync(keyFile ?? '', 'utf8')).trim()
    parseVkey(vkey)
    return { file: new Uint8Array(readFileSync(path)), vkey, json: values.json }
  } catch (error) {
    if (error instanceof ProofRefusal) return `${reasonTexts[error.reason].zh}。 ${error.message}`
    return faults.call(error instanceof Error ? error.message : String(error))
  }
}

const options = {
  key: { type: 'string' },
  'key-file': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

const faults = {
  usage:
    '用法：gongshu verify 文件 (--key 日志公钥 | --key-file 公钥文件) [--json]，仅凭文件和日志公钥离线核验。\n' +
    'Usage: gongshu verify FILE (--key VKEY | --key-file F) [--json]; needs the file and the public key of the log, no network.',
  call: (message: string) => `参数或文件有误：${message}\nSomething is wrong with an argument or a file: ${message}`,
}

function jsonOf(result: Verified | Refused): object {
  return result.ok ? { ok: true, ...result.facts } : result
}

function sentencesOf(result: Verified | Refused): string {
  if (result.ok) return `核验通过：${result.zh}。\nVerified: ${result.en}.\n`
  const words = reasonTexts[result.reason]
  return `核验不通过：${words.zh}。\nRefused: ${words.en} (${result.detail}).\n`
}
