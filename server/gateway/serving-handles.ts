import { openServing } from '../lake/serving.ts'
import type { GrantSource } from './grant.ts'

type Serving = ReturnType<typeof openServing>

/** The serving files that are open, the least recently used first. Files never change: a new version is a new digest. */
export type ServingHandles = {
  /** The open file, if it is. Valid until the caller next awaits. */
  opened(digest: string): Serving | undefined
  /** Fetches and opens the file; calls for the same digest share the work. */
  open(digest: string): Promise<Serving>
  /** Closes every file that is not named. */
  retain(digests: ReadonlySet<string>): void
  count(): number
  close(): void
}

const mostOpenFiles = 64

export function servingHandles(source: GrantSource): ServingHandles {
  const open = new Map<string, Serving>()
  const opening = new Map<string, Promise<Serving>>()
  return {
    opened: digest => touched(open, digest),
    open: digest => {
      const known = touched(open, digest)
      if (known) return Promise.resolve(known)
      const running = opening.get(digest) ?? openFile(source, open, digest).finally(() => opening.delete(digest))
      opening.set(digest, running)
      return running
    },
    retain: digests => closeWhere(open, digest => !digests.has(digest)),
    count: () => open.size,
    close: () => closeWhere(open, () => true),
  }
}

async function openFile(source: GrantSource, open: Map<string, Serving>, digest: string): Promise<Serving> {
  const serving = openServing(await source.servingFile(digest))
  open.set(digest, serving)
  const oldest = open.size > mostOpenFiles ? open.keys().next().value : undefined
  if (oldest !== undefined) closeWhere(open, each => each === oldest)
  return serving
}

function touched(open: Map<string, Serving>, digest: string): Serving | undefined {
  const serving = open.get(digest)
  // Moving it to the end is only worth its time when something may have to be closed.
  if (serving && open.size > mostOpenFiles / 2) {
    open.delete(digest)
    open.set(digest, serving)
  }
  return serving
}

function closeWhere(open: Map<string, Serving>, isDue: (digest: string) => boolean): void {
  for (const [digest, serving] of open) {
    if (!isDue(digest)) continue
    open.delete(digest)
    serving.close()
  }
}
