import { type CommandLineKey, inBoth } from './both-languages.ts'

/** What the user is told when a command throws: one clear sentence where the cause is theirs to remove, else the message. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return inBoth('cli.failed', { message: String(error) })
  const trace = process.env.GONGSHU_DEBUG ? `\n${error.stack ?? ''}` : ''
  return sentence(error) + trace
}

function sentence(error: Error & Partial<SystemFields>): string {
  if (error.name === 'Refusal') return inBoth('cli.refused', { message: error.message })
  const key = sentenceOfCode[error.code ?? '']
  if (key) return inBoth(key, { port: error.port ?? '', path: error.path ?? error.dest ?? process.cwd() })
  const cause = error.cause instanceof Error ? error.cause : null
  if (cause) return sentence(cause)
  return inBoth('cli.failed', { message: error.message })
}

/** What Node adds to the errors of system calls. */
type SystemFields = { code: string; port: number; path: string; dest: string }

const sentenceOfCode: { readonly [code: string]: CommandLineKey } = {
  EADDRINUSE: 'cli.portTaken',
  EACCES: 'cli.noAccess',
  EPERM: 'cli.noAccess',
  ENOSPC: 'cli.diskFull',
  EDQUOT: 'cli.diskFull',
  EROFS: 'cli.readOnly',
}
