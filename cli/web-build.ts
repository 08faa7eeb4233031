import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inBoth, tell } from './both-languages.ts'
import { describeFailure } from './failure.ts'
import { repositoryRoot } from './machine.ts'

/** What vite builds, each into its own dist: the workbench, and the scripts of the portal. */
const builds = ['web', 'web/islands'] as const
type Build = (typeof builds)[number]

/** Builds web/ when what it is made of has changed. Answers false when a build failed, having said why. */
export function buildWeb(root: string): boolean {
  const wanted = digestOfSources(root)
  const stale = builds.filter(build => hasPages(root, build) && wanted !== builtFrom(root, build))
  if (stale.length === 0) return true
  tell(inBoth('cli.buildingWeb'))
  return stale.every(build => buildOne(root, build, wanted))
}

function buildOne(root: string, build: Build, wanted: string): boolean {
  // Built beside and moved into place: a server that runs keeps serving whole pages, and a build that was cut off
  // leaves nothing that looks finished.
  const staging = join(root, '.tools', `web-dist-${process.pid}`)
  try {
    mkdirSync(staging, { recursive: true })
    const problem = runVite(root, build, staging)
    if (problem === null) writeFileSync(join(staging, '.digest'), wanted)
    if (problem === null) moveIntoPlace(root, build, staging)
    else tell(`${inBoth('cli.webFailed')}\n${problem}`)
    return problem === null
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

function hasPages(root: string, build: Build): boolean {
  return globSync(`${build}/{index.html,vite.config.*}`, { cwd: root }).length > 0
}

const sources = ['web', 'text', 'packages/client', 'packages/translog', 'regulations']

function digestOfSources(root: string): string {
  const hash = createHash('sha256')
  const notSource = (name: string) => name === 'node_modules' || name === 'dist'
  const files = globSync(
    sources.map(folder => `${folder}/**`),
    { cwd: root, exclude: path => notSource(path.split('/').at(-1) ?? '') },
  )
  for (const file of ['package-lock.json', ...files.sort()]) {
    const path = join(root, file)
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function builtFrom(root: string, build: Build): string | null {
  const record = join(root, build, 'dist', '.digest')
  return existsSync(record) ? readFileSync(record, 'utf8') : null
}

/** What vite said when it failed; null when it did not. */
function runVite(root: string, build: Build, outDir: string): string | null {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', build, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  return status === 0 ? null : `${stdout}${stderr}`.trim()
}

function moveIntoPlace(root: string, build: Build, staging: string): void {
  const dist = join(root, build, 'dist')
  const former = `${staging}-former`
  if (existsSync(dist)) renameSync(dist, former)
  renameSync(staging, dist)
  rmSync(former, { recursive: true, force: true })
}

// The launchers run this file before the server.
if (import.meta.main) {
  try {
    process.exitCode = buildWeb(repositoryRoot) ? 0 : 1
  } catch (error) {
    tell(describeFailure(error))
    process.exitCode = 1
  }
}
