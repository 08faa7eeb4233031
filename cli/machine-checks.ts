import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import { inBothShort, type Words } from './both-languages.ts'
import { dependenciesAreCurrent, findChineseFont, findChromium, findPostgresPrograms, findProgram } from './machine.ts'

/** `missing`: the platform does not run without it. `warning`: something is less than it could be, the remedy says what. */
export type Finding = { check: Check; state: 'ok' | 'warning' | 'missing'; found: string; words: Words }

export type Check =
  | 'node'
  | 'dependencies'
  | 'git'
  | 'chromium'
  | 'postgres'
  | 'fonts'
  | 'disk'
  | 'data'
  | 'port'
  | 'prlimit'
  | 'timeZone'
  | 'schedule'

/** Looks at this machine and changes nothing. */
export async function checkMachine({ data, port }: { data: string; port: number }): Promise<Finding[]> {
  const year = new Date().getFullYear()
  return [
    nodeVersion(),
    needed('dependencies', dependenciesAreCurrent() ? 'package-lock.json' : null),
    useful('git', programVersion(findProgram('git'))),
    useful('chromium', findChromium()),
    useful('postgres', findPostgresPrograms()),
    useful('fonts', findChineseFont()),
    diskSpace(data),
    writable(data),
    await freePort(port),
    useful('prlimit', findProgram('prlimit')),
    timeZone(),
    await schedule(year),
    await schedule(year + 1),
  ]
}

const nodeMajor = 26
const minimumDisk = 2 * 1024 ** 3

function needed(check: Check, found: string | null): Finding {
  return { check, state: found ? 'ok' : 'missing', found: found ?? inBothShort('doctor.notFound'), words: {} }
}

function useful(check: Check, found: string | null): Finding {
  return { check, state: found ? 'ok' : 'warning', found: found ?? inBothShort('doctor.notFound'), words: {} }
}

function nodeVersion(): Finding {
  const { node } = process.versions
  const state = Number.parseInt(node, 10) >= nodeMajor ? 'ok' : 'missing'
  return { check: 'node', state, found: `${node} (${process.execPath})`, words: { wanted: nodeMajor } }
}

function programVersion(program: string | null): string | null {
  if (!program) return null
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return null
  }
}

function diskSpace(data: string): Finding {
  const { bavail, bsize } = statfsSync(nearestFolder(data))
  const free = bavail * bsize
  const state = free >= minimumDisk ? 'ok' : 'missing'
  return { check: 'disk', state, found: inGigabytes(free), words: { wanted: inGigabytes(minimumDisk) } }
}

function inGigabytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`
}

function writable(data: string): Finding {
  const folder = nearestFolder(data)
  try {
    // Answers EROFS on a read-only file system, also for root.
    accessSync(folder, constants.W_OK | constants.X_OK)
    return { check: 'data', state: 'ok', found: resolve(data), words: {} }
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return { check: 'data', state: 'missing', found: `${folder} (${why})`, words: {} }
  }
}

/** The folder itself, or the one in which it would be made. */
function nearestFolder(path: string): string {
  const folder = resolve(path)
  return existsSync(folder) ? folder : nearestFolder(dirname(folder))
}

function freePort(port: number): Promise<Finding> {
  const finding = (state: Finding['state'], found: string): Finding => ({
    check: 'port',
    state,
    found,
    words: { port },
  })
  return new Promise(answer => {
    const probe = createServer()
    probe.once('error', error => answer(finding('warning', 'code' in error ? String(error.code) : error.message)))
    probe.listen(port, () => probe.close(() => answer(finding('ok', 'TCP'))))
  })
}

function timeZone(): Finding {
  const options = { timeZone: 'Asia/Shanghai', timeZoneName: 'longOffset' } as const
  const offset = new Intl.DateTimeFormat('en', options).formatToParts(0).find(part => part.type === 'timeZoneName')
  const found = `Asia/Shanghai ${offset?.value ?? ''}`
  return { check: 'timeZone', state: offset?.value === 'GMT+08:00' ? 'ok' : 'missing', found, words: {} }
}

// Loaded here and not above: a machine without its packages must still be told so.
async function schedule(year: number): Promise<Finding> {
  const published = await import('@gongshu/deadlines').then(
    deadlines => deadlines.vendoredCalendar.isPublished(year),
    () => false,
  )
  const found = inBothShort(published ? 'doctor.published' : 'doctor.notPublished')
  return { check: 'schedule', state: published ? 'ok' : 'warning', found, words: { year } }
}
