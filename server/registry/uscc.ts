// GB 32100-2015: alphabet without I O S V Z, weights 3^i mod 31 over the first 17 characters.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = Array.from({ length: 17 }, (_, i) => 3 ** i % 31)

/** Whether a unified social credit code (18 characters, GB 32100-2015) has its right check character. */
export function isUscc(code: string): boolean {
  if (code.length !== 18) return false
  return code.at(17) === usccCheckCharacter(code.slice(0, 17))
}

/** The 18th character for the first 17; null when one of them is not of the code's alphabet. */
export function usccCheckCharacter(first17: string): string | null {
  const values = [...first17].map(character => ALPHABET.indexOf(character))
  if (values.length !== 17 || values.includes(-1)) return null
  // 3^i exceeds safe integers only beyond i = 33, so the plain product is exact here.
  const sum = values.reduce((total, value, i) => total + value * (WEIGHTS[i] ?? 0), 0)
  return ALPHABET.at((31 - (sum % 31)) % 31) ?? null
}
