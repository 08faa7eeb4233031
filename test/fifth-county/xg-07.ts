import type { Article } from '@gongshu/regulations'

export const xg07 = {
  text: '第七条 涉及国家秘密的数据,不得编入公共数据目录。',
  duties: {
    'XG-7': {
      kind: 'prohibition',
      who: 'provider',
      quote: '涉及国家秘密的数据,不得编入公共数据目录',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [{ rule: 'noStateSecret', quote: '涉及国家秘密的数据,不得编入公共数据目录' }],
    },
  },
} as const satisfies Article
