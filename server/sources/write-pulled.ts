import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { MOST_PULLED_BYTES, MOST_PULLED_ROWS } from './pull-limits.ts'
import type { Cells, Pulled } from './puller.ts'
import { SourceFault } from './source-fault.ts'

export type WrittenPull = {
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
  readonly mark: string | null
}

type Writing = {
  readonly file: string
  /** The head of the file; each row has as many cells. */
  readonly header: readonly string[]
  /** The longest cell that the lake takes, in characters. */
  readonly longestCell: number
  readonly onProgress?: (rows: number, bytes: number) => void
}

/**
 * Writes what comes from a source as a CSV file (UTF-8, RFC 4180), a batch in memory at a time: the source waits for the
 * disk. Nothing of the file stays when the source fails.
 */
export async function writePulled(
  pulled: Pulled,
  { file, header, longestCell, onProgress }: Writing,
): Promise<WrittenPull> {
  const digest = createHash('sha256')
  const handle = await open(file, 'wx', 0o600)
  let rows = 0
  let bytes = 0
  const write = async (text: string) => {
    const part = Buffer.from(text)
    bytes += part.length
    if (bytes > MOST_PULLED_BYTES) throw new SourceFault('too_many_bytes', { host: '', most: MOST_PULLED_BYTES })
    digest.update(part)
    await handle.appendFile(part)
  }
  try {
    await write(lineOf(header))
    let batch = await pulled.next()
    for (; !batch.done; batch = await pulled.next()) {
      rows += batch.value.length
      if (rows > MOST_PULLED_ROWS) throw new SourceFault('too_many_rows', { most: MOST_PULLED_ROWS })
      requireShortCells(batch.value, { header, longestCell })
      await write(batch.value.map(lineOf).join(''))
      onProgress?.(rows, bytes)
    }
    return { rows, bytes, sha256: digest.digest('hex'), mark: batch.value }
  } catch (error) {
    await pulled.return(null)
    await rm(file, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

function requireShortCells(batch: readonly Cells[], { header, longestCell }: Pick<Writing, 'header' | 'longestCell'>) {
  for (const cells of batch) {
    const long = cells.findIndex(cell => (cell?.length ?? 0) > longestCell)
    if (long >= 0) throw new SourceFault('cell_too_long', { column: header[long] ?? '', most: longestCell })
  }
}

// What is there is quoted, so that an empty text, a comma and a line break all come back as they are.
function lineOf(cells: Cells): string {
  return `${cells.map(cell => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`
}
