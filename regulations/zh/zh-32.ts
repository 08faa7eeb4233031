import type { Article } from '../article.ts'

export const zh32 = {
  text: '第三十二条 本办法自2021年1月1日起施行。',
  duties: {
    'ZH-32': { kind: 'definition', who: 'everyone', quote: '本办法自2021年1月1日起施行' },
  },
} as const satisfies Article
