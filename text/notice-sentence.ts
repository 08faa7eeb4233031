/** The sentence of a notice in the words of whoever reads it; codes in its values are said in words. */
export function noticeSentence(
  { kind, params }: { readonly kind: string; readonly params: { readonly [name: string]: unknown } },
  say: (key: string, params?: { [name: string]: string | number }) => string,
): string {
  const said = Object.entries(params).map(([name, value]) => [name, wordOf(name, value, say)])
  return say(`notice.${kind}`, Object.fromEntries(said))
}

function wordOf(name: string, value: unknown, say: (key: string) => string): string | number {
  if (typeof value === 'number') return value
  if (name === 'caseType') return say(`case.${value}`)
  if (name === 'state') return say(`state.demand.${value}`)
  if (name === 'entryState') return say(`state.catalogEntry.${value}`)
  return name === 'reasonCode' ? say(`reasonCode.${value}`) : String(value)
}
