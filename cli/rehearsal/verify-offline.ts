import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Stage } from './rehearsal-stage.ts'

const command = fileURLToPath(new URL('../main.ts', import.meta.url))

export type Verdict = { readonly ok: boolean; readonly [member: string]: unknown }

/** Runs `gongshu verify` in a process of its own that gets the file and the log's public key and nothing else. */
export async function verifyOffline(stage: Stage, content: string | Uint8Array, vkey: string): Promise<Verdict> {
  const folder = join(stage.folders.files, 'offline')
  const file = join(folder, 'proof.json')
  await mkdir(folder, { recursive: true })
  await writeFile(file, content)
  try {
    return JSON.parse(await outputOf([command, 'verify', file, '--key', vkey, '--json'], folder)) as Verdict
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function outputOf(args: string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // A refusal ends with 1 and still says why on its output; only an empty output is a failure.
    execFile(process.execPath, args, { cwd, env: { PATH: process.env.PATH } }, (error, out, err) => {
      if (out.trim()) resolve(out)
      else reject(new Error(`the verifying process said nothing: ${err || error?.message}`))
    })
  })
}
