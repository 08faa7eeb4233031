import type { Platform } from '../acts/platform.ts'
import { type FirstAccount, firstAccounts, setUp } from '../people/set-up.ts'

/** Takes the posted form of the set-up page and opens the three accounts. Refused with the field that is wrong. */
export async function submitSetUp(platform: Platform, body: unknown): Promise<void> {
  const fields = (body ?? {}) as { readonly [name: string]: unknown }
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name].trim() : '')
  const people: FirstAccount[] = firstAccounts.map((_, i) => ({
    login: text(`login-${i}`),
    name: text(`name-${i}`),
    password: typeof fields[`password-${i}`] === 'string' ? String(fields[`password-${i}`]) : '',
  }))
  await setUp(platform, text('token'), people)
}
