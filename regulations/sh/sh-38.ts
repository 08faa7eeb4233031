import type { Article } from '../article.ts'

export const sh38 = {
  text: `第三十八条  (实施日期)
本细则自 年 月 日起施行,有效期至  年  月   日。`,
  duties: {
    // The days of force are blank, so the text has none in index.ts and stays a draft until they are known.
    'SH-38': { kind: 'definition', who: 'everyone', quote: '本细则自 年 月 日起施行' },
  },
} as const satisfies Article
