/** Part of a request's key: the same key with another input would be refused, and a corrected form is a new request. */
export function digestOf(input: object): string {
  let hash = 0
  for (const character of JSON.stringify(input)) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 2 ** 32
  return hash.toString(16)
}
