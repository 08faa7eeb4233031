import { createHash } from 'node:crypto'
import { accessSync, constants, globSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. */
export const repositoryRoot = dirname(dirname(fileURLToPath(import.meta.url)))

/** The first of the programs that the path knows, with its folder. */
export function findProgram(...names: string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = names.flatMap(name => folders.map(folder => join(folder, name)))
  return candidates.find(isExecutable) ?? null
}

export function findChromium(): string | null {
  return findProgram('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome')
}

/** The folder with initdb and postgres. Debian keeps them off the path, one folder per version; the newest wins. */
export function findPostgresPrograms(): string | null {
  const byVersion = globSync('/usr/lib/postgresql/*/bin/initdb').sort(byNumber)
  const initdb = byVersion.at(-1) ?? findProgram('initdb')
  if (!initdb) return null
  return isExecutable(join(dirname(initdb), 'postgres')) ? dirname(initdb) : null
}

/** The server of MariaDB and the program that makes its data directory. */
export function findMariaDbPrograms(): { server: string; install: string } | null {
  const server = ['/usr/sbin/mariadbd', findProgram('mariadbd')].find(path => path !== null && isExecutable(path))
  const install = findProgram('mariadb-install-db')
  return server && install ? { server, install } : null
}

export function findChineseFont(): string | null {
  const folders = '{/usr/share/fonts,/usr/local/share/fonts,/System/Library/Fonts,/Library/Fonts}'
  const names = '{NotoSansCJK*,NotoSerifCJK*,SourceHanSans*,PingFang*,wqy-*}'
  return globSync(`${folders}/**/${names}`)[0] ?? null
}

/** Whether node_modules is what package-lock.json names: the launchers write this record after a whole installation. */
export function dependenciesAreCurrent(root = repositoryRoot): boolean {
  try {
    const lock = createHash('sha256')
      .update(readFileSync(join(root, 'package-lock.json')))
      .digest('hex')
    return readFileSync(join(root, 'node_modules', '.installed-from'), 'utf8').startsWith(`${lock} `)
  } catch {
    return false
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function byNumber(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true })
}
