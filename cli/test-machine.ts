import { spawnSync } from 'node:child_process'
import { inBoth, tell } from './both-languages.ts'
import { findChineseFont, findChromium, findMariaDbPrograms, findPostgresPrograms, findProgram } from './machine.ts'
import type { Stage } from './test-stage.ts'

/** Installs what the stages need and this machine lacks, where that is possible: apt, and root to use it. */
export async function installForTests(stages: readonly Stage[]): Promise<void> {
  const wanted = new Set(stages.filter(stage => stage.runs().some(hasFiles)).map(stage => stage.name))
  const packages = [
    ...(wanted.has('browser') ? forBrowser() : []),
    ...(wanted.has('postgres') ? forPostgres() : []),
    ...(wanted.has('unit') ? forDocuments() : []),
  ]
  if (packages.length === 0 || process.getuid?.() !== 0 || !findProgram('apt-get')) return
  tell(inBoth('test.installing', { packages: packages.join(' ') }))
  const installed = apt(['update', '-qq']) && apt(['install', '-y', '-qq', '--no-install-recommends', ...packages])
  if (!installed) tell(inBoth('test.installFailed', { packages: packages.join(' ') }))
}

function hasFiles(run: ReturnType<Stage['runs']>[number]): boolean {
  return 'files' in run && run.files.length > 0
}

function forBrowser(): string[] {
  return [...(findChromium() ? [] : ['chromium']), ...(findChineseFont() ? [] : ['fonts-noto-cjk'])]
}

function forPostgres(): string[] {
  return [...(findPostgresPrograms() ? [] : ['postgresql']), ...(findMariaDbPrograms() ? [] : ['mariadb-server'])]
}

function forDocuments(): string[] {
  return [...(findProgram('pdfsig') ? [] : ['poppler-utils']), ...(findProgram('certutil') ? [] : ['libnss3-tools'])]
}

function apt(args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'ignore'] }).status === 0
}
