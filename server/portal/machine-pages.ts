import { lawOn } from '@gongshu/regulations'
import type { Platform } from '../acts/platform.ts'
import { html, render } from './html.ts'
import { publicAddresses } from './portal-figure-queries.ts'
import { listSets } from './portal-queries.ts'
import type { Visit } from './visit.ts'

const NEWEST = 50
/** The protocol of site maps allows fifty thousand addresses in one. */
const MOST_ADDRESSES = 49_000

/** The newest open sets as an Atom feed. */
export async function feed(platform: Platform, visit: Visit): Promise<string> {
  const { rows } = await listSets(platform.db, { limit: NEWEST, offset: 0 })
  const { origin } = visit
  const at = (day: string | null) => `${day ?? visit.today}T00:00:00+08:00`
  const title = visit.say('portal.site', { place: visit.jurisdiction.name })
  return render(html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<title>${title} · ${visit.say('portal.newSets')}</title>
<id>${origin}/feed.xml</id>
<link rel="self" type="application/atom+xml" href="${origin}/feed.xml"/>
<link rel="alternate" type="text/html" href="${origin}/open"/>
<author><name>${visit.jurisdiction.name}</name></author>
<updated>${at(rows[0]?.published_on ?? null)}</updated>
${rows.map(
  set => html`<entry>
<title>${set.title}</title>
<id>urn:uuid:${set.id}</id>
<link rel="alternate" type="text/html" href="${origin}/sets/${set.id}"/>
<updated>${at(set.published_on)}</updated>
<author><name>${set.unit}</name></author>
<summary>${String(set.content.abstract ?? '')}</summary>
</entry>
`,
)}</feed>
`)
}

export async function siteMap(platform: Platform, visit: Visit): Promise<string> {
  const law = lawOn(platform.jurisdiction, platform.versions, visit.today)
  const fixed = ['/', '/open', '/catalog', '/law', '/log']
  const articles = law.texts.flatMap(text => Object.keys(text.articles).map(id => `/law/${id}`))
  const addresses = await publicAddresses(platform.db, MOST_ADDRESSES)
  return render(html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...fixed, ...articles].map(path => html`<url><loc>${visit.origin}${path}</loc></url>\n`)}
${addresses.map(({ path, on }) => html`<url><loc>${visit.origin}${path}</loc><lastmod>${on}</lastmod></url>\n`)}
</urlset>
`)
}

export function robots(visit: Visit): string {
  return `User-agent: *\nDisallow: /api/\nDisallow: /work\nDisallow: /search\nSitemap: ${visit.origin}/sitemap.xml\n`
}
