/** What this browser knows of uploads that are not finished, so that a reload can go on with them. */
export type Unfinished = {
  readonly id: string
  readonly name: string
  readonly part: number
  readonly at: number
}

const PREFIX = 'gongshu.upload.'
/** The platform keeps an upload for two days after its last piece. */
const KEPT_MS = 2 * 86_400_000

export function rememberUpload(file: File, id: string, part: number): void {
  const entry: Unfinished = { id, name: file.name, part, at: Date.now() }
  localStorage.setItem(keyOf(file), JSON.stringify(entry))
}

export function rememberedUpload(file: File): string | null {
  return read(keyOf(file))?.id ?? null
}

export function forgetUpload(file: File): void {
  localStorage.removeItem(keyOf(file))
}

/** Uploads begun here and not finished, the latest first; those that the platform has given up are forgotten. */
export function unfinishedUploads(): Unfinished[] {
  const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '')
  return keys
    .filter(key => key.startsWith(PREFIX))
    .flatMap(key => read(key) ?? [])
    .toSorted((a, b) => b.at - a.at)
}

function read(key: string): Unfinished | null {
  const text = localStorage.getItem(key)
  const found = text ? (JSON.parse(text) as Unfinished) : null
  if (found && Date.now() - found.at < KEPT_MS) return found
  localStorage.removeItem(key)
  return null
}

/** A file is known again by its name, its size and when it was last changed. */
function keyOf({ name, size, lastModified }: File): string {
  return `${PREFIX}${name}/${size}/${lastModified}`
}
