import type { Article } from '../article.ts'

export const sh38 = {
  text: `第三十八条  (实施日期)
本细则自 年 月 日起施行,有效期至  年  月   日。`,
  duties: {
    // The days of force are blank, so the text has none in index.ts and stays a draft until an authority enters them.
    'SH-38': {
      kind: 'definition',
      who: 'everyone',
      quote: '本细则自 年 月 日起施行',
      steps: ['textVersion.confirm', 'textVersion.notifyLapse', 'textVersion.lapse'],
      requires: [
        { when: 'text.sh', quote: '本细则自 年 月 日起施行' },
        { field: 'effectiveFrom', quote: '自 年 月 日起施行', on: ['textVersion.confirm'] },
        { field: 'effectiveTo', quote: '有效期至  年  月   日', on: ['textVersion.confirm'] },
      ],
    },
  },
} as const satisfies Article
