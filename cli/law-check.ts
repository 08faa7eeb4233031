import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import {
  type CheckedLaw,
  type Fault,
  faultsOfLaw,
  type Jurisdiction,
  jurisdictions,
  type TextVersion,
  textVersions,
} from '@gongshu/regulations'
import { lawFaults as en } from '../text/en/law-faults.ts'
import { lawFaults as zh } from '../text/zh/law-faults.ts'
import { lineOf } from './fault-line.ts'

/** A fault for people: where, and what is wrong in both languages. */
export type ToldFault = {
  readonly code: Fault['code']
  readonly file: string
  readonly line: number
  readonly zh: string
  readonly en: string
}

/** `gongshu law check [FOLDER] [--json]`: is the law as data what it has to be? Answers with the exit code. */
export async function checkLaw(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (!asked) {
    process.stderr.write(`${inBoth('lawCheck.usage').join('\n')}\n`)
    return 2
  }
  const checked = asked.folder ? await lawIn(asked.folder) : releasedLaw()
  if (checked.law.versions.length === 0) {
    process.stderr.write(`${inBoth('lawCheck.noText', { folder: asked.folder ?? '' }).join('\n')}\n`)
    return 2
  }
  const faults = tellFaults(checked)
  process.stdout.write(
    asked.json ? `${JSON.stringify({ ok: faults.length === 0, faults })}\n` : report(checked.law, faults),
  )
  return faults.length === 0 ? 0 : 1
}

/** The law with the folders in which its files lie. */
export type LawOnDisk = { readonly law: CheckedLaw; readonly folders: { readonly [text: string]: string } }

/** Everything of this release. */
export function releasedLaw(): LawOnDisk {
  const folders = Object.fromEntries(textVersions.map(({ text }) => [text, join(root, 'regulations', text)]))
  const matrix: CheckedLaw['dutyIds'] = JSON.parse(readFileSync(join(root, 'test/fixtures/duty-ids.json'), 'utf8'))
  const law = {
    versions: textVersions,
    jurisdictions: Object.values(jurisdictions),
    sources: sourcesOf(textVersions, folders),
    dutyIds: { ...matrix, ...registersIn(textVersions, folders) },
  }
  return { law, folders }
}

/** One regulation from its folder, whether the release knows it or not: its index.ts exports versions and jurisdictions. */
export async function lawIn(folder: string): Promise<LawOnDisk> {
  const path = resolve(folder)
  const exported: unknown[] = Object.values(await import(pathToFileURL(join(path, 'index.ts')).href)).flat()
  const versions = exported.filter(isVersion)
  const folders: { [text: string]: string } = Object.fromEntries(versions.map(({ text }) => [text, path]))
  for (const { text } of textVersions) folders[text] ??= join(root, 'regulations', text)
  const own = exported.filter(isJurisdiction)
  // A jurisdiction may add a text of this release to its own; that one is not checked again for itself.
  const borrowed = textVersions.filter(({ text }) => own.some(({ texts }) => texts.includes(text)))
  return {
    law: {
      versions,
      borrowed,
      jurisdictions: own,
      sources: sourcesOf(versions, folders),
      dutyIds: registersIn(versions, folders),
    },
    folders,
  }
}

/** The faults with the file and the line at which each stands. */
export function tellFaults({ law, folders }: LawOnDisk): ToldFault[] {
  return faultsOfLaw(law).map(({ code, place, params }) => {
    const { path, line } = lineOf(place, { folders, root })
    const [inChinese = '', inEnglish = ''] = inBoth(`lawFault.${code}`, params)
    return { code, file: relative(root, path), line, zh: inChinese, en: inEnglish }
  })
}

const root = dirname(import.meta.dirname)

function readArguments(args: string[]): { folder: string | undefined; json: boolean } | null {
  try {
    const options = { json: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    return positionals.length > 1 ? null : { folder: positionals[0], json: values.json }
  } catch (error) {
    // parseArgs names an unknown option by a TypeError; anything else is a bug.
    if (error instanceof TypeError) return null
    throw error
  }
}

// A text may bring its register of duties in its own folder.
function registersIn(versions: readonly TextVersion[], folders: LawOnDisk['folders']): CheckedLaw['dutyIds'] {
  const files = versions.map(({ text }) => [text, join(folders[text] ?? '', 'duty-ids.json')] as const)
  const found = files.filter(([, path]) => existsSync(path))
  return Object.fromEntries(found.map(([text, path]) => [text, JSON.parse(readFileSync(path, 'utf8')) as string[]]))
}

// A version may lie in a folder of its own below its text, named after what follows the @ of its id.
function sourcesOf(versions: readonly TextVersion[], folders: LawOnDisk['folders']): { [version: string]: string } {
  return Object.fromEntries(
    versions.map(({ id, text }) => {
      const folder = folders[text] ?? ''
      const own = join(folder, id.slice(text.length + 1), 'source.txt')
      return [id, readFileSync(existsSync(own) ? own : join(folder, 'source.txt'), 'utf8')]
    }),
  )
}

function report({ versions, jurisdictions: places }: CheckedLaw, faults: readonly ToldFault[]): string {
  const lines = faults.map(fault => `${fault.file}:${fault.line}\n  ${fault.zh}\n  ${fault.en}`)
  const articles = versions.flatMap(version => Object.values(version.articles))
  const duties = articles.reduce((sum, { duties }) => sum + Object.keys(duties).length, 0)
  const last =
    faults.length === 0
      ? inBoth('lawCheck.good', {
          versions: String(versions.length),
          articles: String(articles.length),
          duties: String(duties),
          jurisdictions: String(places.length),
        })
      : inBoth('lawCheck.bad', { count: String(faults.length) })
  return `${[...lines, ...last].join('\n')}\n`
}

function inBoth(key: keyof typeof zh, params: { readonly [name: string]: string } = {}): string[] {
  return [zh[key], en[key]].map(text => text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole))
}

function isVersion(value: unknown): value is TextVersion {
  return typeof value === 'object' && value !== null && 'articles' in value && 'text' in value
}

function isJurisdiction(value: unknown): value is Jurisdiction {
  return typeof value === 'object' && value !== null && 'matters' in value && 'choices' in value
}
