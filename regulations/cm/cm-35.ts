import type { Article } from '../article.ts'

export const cm35 = {
  text: '第三十五条   本办法自印发之日起施行，有效期两年。',
  duties: {
    'CM-35': { kind: 'definition', who: 'everyone', quote: '本办法自印发之日起施行，有效期两年' },
  },
} as const satisfies Article
