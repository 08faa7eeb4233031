import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './source-files.ts'

/**
 * Where a convention does not hold, and why. A test fails when an entry is no longer needed, so this list only holds what
 * is true. Keys are file paths, for functions `path#name`.
 */
export const exceptions = {
  fileNames: {
    'collect.ts': 'the benchmark is named as the command line names it, the other is what it measures',
    'gateway.ts': 'the benchmark and the command are named after what they measure and run',
    'start.ts': 'the command is named start, and so is the composition root of the server',
    'verify.ts': 'the command is named verify, and so is what the log offers to everyone',
  },
  fileLines: {},
  functionLines: {},
  parameters: {},
  placeNames: {
    'server/base/settings.ts': 'the settings have to name a default jurisdiction',
    'text/zh/statutory.ts': 'how classes are called where the text of a jurisdiction names none',
  },
  defaultExports: {
    'cli/test-reporter.ts': "node's --test-reporter takes the default export",
    'web/islands/vite.config.ts': 'vite reads the default export of its configuration',
    'web/vite.config.ts': 'vite reads the default export of its configuration',
  },
} as const satisfies Record<string, Record<string, string>>

export type Convention = keyof typeof exceptions

/** The findings that no exception covers; throws for an exception that covers nothing any more. */
export function beyondExceptions(convention: Convention, findings: Map<string, string>): string[] {
  const excused: Record<string, string> = exceptions[convention]
  const idle = Object.keys(excused).filter(key => !findings.has(key) && isThere(key))
  if (idle.length > 0)
    throw new Error(`Remove from exceptions.ts (${convention}), no longer needed: ${idle.join(', ')}`)
  return [...findings].filter(([key]) => !Object.hasOwn(excused, key)).map(([, told]) => told)
}

/** An exception may be written before its file; a file name alone stands for several files. */
function isThere(key: string): boolean {
  const [path = ''] = key.split('#')
  return path.includes('/') && existsSync(join(root, path))
}
