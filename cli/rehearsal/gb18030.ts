const decoder = new TextDecoder('gb18030')

/** Characters of two bytes by their code, made once from the decoder that the system has. */
const twoBytes = new Map<string, number>()

/** Encodes text in GB18030; throws for a character that takes four bytes, which the examples do not have. */
export function toGb18030(text: string): Buffer {
  if (twoBytes.size === 0) fillTwoBytes()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) {
      bytes.push(code)
      continue
    }
    const pair = twoBytes.get(character)
    if (pair === undefined) throw new Error(`“${character}” takes four bytes in GB18030`)
    bytes.push(pair >> 8, pair & 0xff)
  }
  return Buffer.from(bytes)
}

function fillTwoBytes(): void {
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && character !== '\uFFFD') twoBytes.set(character, (lead << 8) | trail)
    }
  }
}
