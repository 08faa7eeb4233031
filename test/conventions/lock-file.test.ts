import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { root } from './source-files.ts'

type Wishes = { dependencies?: Record<string, string>; devDependencies?: Record<string, string> }

type LockedPackage = Wishes & { resolved?: string; integrity?: string; link?: boolean; hasInstallScript?: boolean }

const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
)
const locked = Object.entries(lock.packages)

test('the lock file belongs to the package.json files', () => {
  const folders = locked.map(([name]) => name).filter(name => !name.includes('node_modules/'))
  const wrong = folders.filter(folder => {
    const own: Wishes = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    return !isDeepStrictEqual(wishesOf(own), wishesOf(lock.packages[folder] ?? {}))
  })

  assert.deepEqual(
    wrong,
    [],
    'Run npm install and commit package-lock.json: otherwise each machine gets other versions.',
  )
})

test('the lock file names no download address', () => {
  const wrong = locked.filter(([, { resolved }]) => /^[a-z+]+:/.test(resolved ?? '')).map(([name]) => name)

  assert.deepEqual(
    wrong,
    [],
    'Run npm install with the .npmrc of this repository: each place downloads from its own registry.',
  )
})

test('every package is pinned by its digest', () => {
  const isForeign = ([name, { link }]: [string, LockedPackage]) => name.includes('node_modules/') && !link
  const wrong = locked.filter(entry => isForeign(entry) && !entry[1].integrity).map(([name]) => name)

  assert.deepEqual(wrong, [], 'Remove the package from package-lock.json and run npm install again.')
})

test('no package needs an install script', () => {
  const wrong = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name)

  assert.deepEqual(
    wrong,
    [],
    'The launchers run no install scripts: choose a package that brings its binary as a dependency.',
  )
})

function wishesOf({ dependencies = {}, devDependencies = {} }: Wishes): Wishes {
  return { dependencies, devDependencies }
}
