/** Whether a served value is what the agreed mask makes of the source's value; written from the words of the masks. */
export function isMasked(mask: string, source: string | null, served: unknown): boolean {
  if (source === null || mask === 'drop') return served === null || served === undefined
  if (typeof served !== 'string') return false
  if (mask === 'none') return served === source
  // A keyed digest: its key is the platform's own, so only its form can be told from outside.
  if (mask === 'hash') return /^[0-9a-f]{64}$/.test(served) && served !== source
  return served === starred(source, keptBy(mask, source))
}

type Kept = { readonly head: number; readonly tail: number }

function keptBy(mask: string, source: string): Kept {
  if (mask === 'id_6_4' && /^\d{17}[\dX]$/i.test(source)) return { head: 6, tail: 4 }
  if (mask === 'mobile_3_4' && /^1\d{10}$/.test(source)) return { head: 3, tail: 4 }
  // Values that are not what a mask is for keep only their first and last character.
  return { head: 1, tail: 1 }
}

function starred(source: string, { head, tail }: Kept): string {
  const characters = [...source]
  return characters
    .map((character, index) => {
      const stands = characters.length > head + tail && (index < head || index >= characters.length - tail)
      return stands ? character : '*'
    })
    .join('')
}
