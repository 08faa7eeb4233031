import { globSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium, findPostgresPrograms, repositoryRoot } from './machine.ts'
import { withPostgres } from './postgres-cluster.ts'
import type { Run, Stage } from './test-stage.ts'

/** What `bin/test --check` runs. */
export const checkStages: readonly Stage[] = [
  { name: 'types', runs: types },
  { name: 'lint', runs: () => [{ program: [inModules('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'] }] },
  { name: 'conventions', runs: () => [{ files: filesOf('test/conventions/**/*.test.ts') }] },
]

/** What `bin/test` runs after them. */
export const testStages: readonly Stage[] = [
  {
    name: 'unit',
    runs: () => [{ files: filesOf('{bin,text,packages,regulations,server,cli,bench,web}/**/*.test.ts') }],
  },
  { name: 'articles', runs: articles },
  { name: 'postgres', runs: () => [{ files: postgresFiles() }], unable: withoutPostgres, around: withPostgres },
  { name: 'browser', runs: () => [{ files: filesOf('test/browser/**/*.test.ts') }], unable: withoutChromium },
  { name: 'interop', runs: () => [{ files: filesOf('test/interop/**/*.test.ts') }] },
  { name: 'faults', runs: () => [{ files: filesOf('test/faults/**/*.test.ts') }] },
]

function types(): Run[] {
  const projects = ['.', ...globSync('web/tsconfig.json', { cwd: repositoryRoot }).map(() => 'web')]
  return projects.map(project => ({ program: [inModules('typescript/bin/tsc'), '-p', project] }))
}

/** The articles of one text share one process and with it one database: most of a test's time is opening it. */
function articles(): Run[] {
  const files = filesOf('test/articles/**/*.test.ts')
  const byText = Object.groupBy(files, file => file.slice('test/articles/'.length).split(/[-/.]/)[0] ?? '')
  return Object.values(byText).map(ofOneText => ({ files: ofOneText ?? [], oneProcess: true }))
}

/** Where the engine of the database can make a difference, and where foreign databases are read. */
function postgresFiles(): string[] {
  return [
    ...new Set(
      filesOf(
        'server/**/*-actions.test.ts',
        'server/{acts,db,search}/**/*.test.ts',
        'server/sources/pull-databases.test.ts',
      ),
    ),
  ].sort()
}

function withoutPostgres() {
  return findPostgresPrograms() ? null : 'test.skipNoPostgres'
}

function withoutChromium() {
  return findChromium() ? null : 'test.skipNoChromium'
}

function filesOf(...patterns: string[]): string[] {
  const isForeign = (path: string) => path.split('/').includes('node_modules')
  return globSync(patterns, { cwd: repositoryRoot, exclude: isForeign }).sort()
}

function inModules(path: string): string {
  return join(repositoryRoot, 'node_modules', path)
}
