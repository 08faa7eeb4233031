import type { Article } from '../article.ts'

export const pt34 = {
  text: '第三十四条 本实施办法自印发之日起施行。',
  duties: {
    'PT-34': { kind: 'definition', who: 'everyone', quote: '本实施办法自印发之日起施行' },
  },
} as const satisfies Article
