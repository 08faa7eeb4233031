import type { Article } from '@gongshu/regulations'

export const xg03 = {
  text: '第三条 数据提供单位编制公共数据目录,应当写明数据来源、采集方式和更新周期。',
  duties: {
    'XG-3': {
      kind: 'obligation',
      who: 'provider',
      quote: '数据提供单位编制公共数据目录,应当写明数据来源、采集方式和更新周期',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [
        { field: 'source', quote: '数据来源' },
        { field: 'collectedBy', quote: '采集方式' },
        { field: 'updateFrequency', quote: '更新周期' },
      ],
    },
  },
} as const satisfies Article
