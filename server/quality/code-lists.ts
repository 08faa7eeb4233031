/** Short code lists of national standards that items are often held to. */
export const codeLists = {
  // GB/T 2261.1: unknown, male, female, not stated.
  sex: ['0', '1', '2', '9'],
  // GB/T 3304: 56 nationalities, others, foreigners who took citizenship.
  nationality: [...Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, '0')), '97', '98'],
  // GB/T 4754: the sections of economic activities.
  industry: [...'ABCDEFGHIJKLMNOPQRST'],
  // GB/T 2260: provinces, autonomous regions, municipalities, special administrative regions.
  province:
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
} as const satisfies Record<string, readonly string[]>

export type CodeListName = keyof typeof codeLists
export const codeListNames = Object.keys(codeLists) as CodeListName[]
