import type { Article } from '../article.ts'

export const cm35 = {
  text: '第三十五条   本办法自印发之日起施行，有效期两年。',
  duties: {
    // reading: the day of issue is the first of the two years, so the last is the day before its second anniversary.
    'CM-35': {
      kind: 'definition',
      who: 'everyone',
      quote: '本办法自印发之日起施行，有效期两年',
      steps: ['textVersion.confirm', 'textVersion.notifyLapse', 'textVersion.lapse'],
      requires: [
        { when: 'text.cm', quote: '本办法自印发之日起施行' },
        { field: 'issuedOn', quote: '自印发之日起施行', on: ['textVersion.confirm'] },
      ],
    },
  },
} as const satisfies Article
