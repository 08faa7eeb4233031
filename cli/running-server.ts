import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { inBoth } from './both-languages.ts'

/** A running platform with a token that it accepts. */
export type Server = { readonly url: string; readonly token: string }

/** The platform at an address, with the token of the environment, or that of a data directory with its own token. */
export async function serverFrom({ url, data }: { url: string | undefined; data: string }): Promise<Server> {
  if (url) return { url: url.replace(/\/$/, ''), token: process.env.GONGSHU_TOKEN ?? '' }
  const dir = resolve(data)
  const text = await readFile(join(dir, 'run', 'control.json'), 'utf8').catch(() => null)
  if (text === null) throw new Error(inBoth('clock.noServer', { dir }))
  return JSON.parse(text) as Server
}

/** What the platform answers to a question; an error with its own words when it refuses. */
export async function askServer({ url, token }: Server, path: string): Promise<unknown> {
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })
  const answer = (await response.json()) as { error?: { message: string } }
  if (!response.ok) throw new Error(answer.error?.message ?? String(response.status))
  return answer
}
