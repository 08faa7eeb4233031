import type { Article } from '../article.ts'

export const pt02 = {
  text: '第二条 本实施办法所称的公共数据,是指公共管理和服务机构在依法履行公共管理和服务职责过程中收集和产生的数据,以及依法委托第三方收集和产生的数据。',
  duties: {
    'PT-2': {
      kind: 'definition',
      who: 'provider',
      quote: '以及依法委托第三方收集和产生的数据',
      requires: [{ rule: 'entrustedNamed', quote: '依法委托第三方' }],
    },
  },
} as const satisfies Article
