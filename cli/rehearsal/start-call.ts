import { parseArgs } from 'node:util'
import { settings } from '../../server/base/settings.ts'

/** What `gongshu start` was asked for. */
export type StartCall = {
  readonly once: boolean
  readonly json: boolean
  readonly keep: boolean
  readonly from: string
  readonly seed: number
  readonly jurisdiction: string
  readonly data: string
  readonly port: number
}

const options = {
  once: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  from: { type: 'string', default: '2026-03-02' },
  seed: { type: 'string', default: '1' },
  jurisdiction: { type: 'string', default: settings.jurisdiction.default },
  data: { type: 'string', default: './data/rehearsal' },
  port: { type: 'string', default: settings.port.default },
} as const

/** Reads the arguments; throws a sentence that names the one that is wrong. */
export function readStartCall(args: string[]): StartCall {
  const { values } = parseArgs({ args, options })
  const seed = Number(values.seed)
  const port = Number(values.port)
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`--seed ${values.seed} is not a whole number from 0 on`)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no TCP port`)
  return { ...values, seed, port }
}
