import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../base/app-type.ts'

/** Addresses of what pages load besides themselves. Each carries the digest of its content, so it is kept for ever. */
export type Assets = {
  readonly stylesheet: string
  readonly icon: string
  readonly islands: ReadonlyMap<string, string>
}

const BUILT = join(import.meta.dirname, '..', '..', 'web', 'islands', 'dist')

/** Serves the stylesheet and the islands that were built. Without a build there are no islands and the forms are plain. */
export function serveAssets(app: App): Assets {
  const stylesheet = serveFile(app, 'portal.css', 'text/css; charset=utf-8')
  const icon = serveFile(app, 'icon.svg', 'image/svg+xml')
  const scripts = existsSync(BUILT) ? readdirSync(BUILT).filter(name => name.endsWith('.js')) : []
  const islands = scripts.map((name): [string, string] => {
    const path = `/assets/islands/${name}`
    serve(app, { path, type: 'text/javascript; charset=utf-8', content: readFileSync(join(BUILT, name)) })
    return [islandOf(name), path]
  })
  return { stylesheet, icon, islands: new Map(islands) }
}

function serveFile(app: App, name: string, type: string): string {
  const content = readFileSync(join(import.meta.dirname, name))
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16)
  const path = `/assets/${name.replace('.', `-${digest}.`)}`
  serve(app, { path, type, content })
  return path
}

type Asset = { readonly path: string; readonly type: string; readonly content: Buffer }

function serve(app: App, { path, type, content }: Asset): void {
  app.get(path, { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=31536000, immutable')
    return reply.type(type).send(content)
  })
}

// Built as <island>.<digest>.js.
function islandOf(name: string): string {
  return name.split('.')[0] ?? name
}
