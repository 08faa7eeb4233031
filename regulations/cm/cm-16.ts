import type { Article } from '../article.ts'

export const cm16 = {
  text: '第十六条  公共数据应当以共享为原则，不共享为例外。',
  duties: {
    'CM-16': {
      kind: 'definition',
      who: 'provider',
      quote: '公共数据应当以共享为原则，不共享为例外',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [{ rule: 'sharedByDefault', quote: '以共享为原则，不共享为例外' }],
    },
  },
} as const satisfies Article
