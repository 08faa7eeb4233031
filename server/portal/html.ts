const brand: unique symbol = Symbol('SafeHtml')

/** Markup that was written here or escaped here; nothing else can make one. */
export type SafeHtml = { readonly [brand]: string }

export type Part = SafeHtml | string | number | null | undefined | false | readonly Part[]

/**
 * Markup from a template. Every value is escaped, for text and for quoted attributes alike, unless it is markup of this
 * tag or a list of it; null, undefined and false leave nothing.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): SafeHtml {
  const text = strings.map((string, index) => string + textOf(parts[index])).join('')
  return { [brand]: text }
}

/** The markup as text, ready to send. */
export function render(markup: SafeHtml): string {
  const text: unknown = markup[brand]
  // Data that only looks like markup to the types: a bug of the page, never sent.
  if (typeof text !== 'string') throw new Error(`no markup: ${JSON.stringify(markup)}`)
  return text
}

function textOf(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return isList(part) ? part.map(textOf).join('') : render(part)
}

function isList(part: SafeHtml | readonly Part[]): part is readonly Part[] {
  return Array.isArray(part)
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// Control characters have no place in HTML and make XML unreadable.
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, character => entities[character] ?? '')
    .replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')
}
