import { commandLine as en } from '../text/en/command-line.ts'
import { commandLine as zh } from '../text/zh/command-line.ts'

export type CommandLineKey = keyof typeof zh

export type Words = { readonly [name: string]: string | number }

/** The sentence in Chinese and, on the next line, in English: a terminal does not say which one its reader knows. */
export function inBoth(key: CommandLineKey, words: Words = {}): string {
  return `${filled(zh[key], words)}\n${filled(en[key], words)}`
}

/** The same on one line, for tables. */
export function inBothShort(key: CommandLineKey, words: Words = {}): string {
  return `${filled(zh[key], words)}  ${filled(en[key], words)}`
}

/** Standard output belongs to results; whatever is said to people goes here. */
export function tell(lines: string): void {
  process.stderr.write(`${lines}\n`)
}

function filled(text: string, words: Words): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole))
}
