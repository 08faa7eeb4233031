import type { Article } from '../article.ts'

export const cm06 = {
  text: '第六条  公共数据实行目录管理，并明确公共数据的格式、分类、共享属性、开放属性、更新周期等内容。',
  duties: {
    'CM-6': {
      kind: 'obligation',
      who: 'provider',
      quote: '公共数据实行目录管理，并明确公共数据的格式、分类、共享属性、开放属性、更新周期等内容',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [
        { field: 'formats', quote: '格式' },
        { field: 'classification', quote: '分类' },
        { field: 'sharingAttribute', quote: '共享属性' },
        { field: 'openingAttribute', quote: '开放属性' },
        { field: 'updateFrequency', quote: '更新周期' },
      ],
    },
  },
} as const satisfies Article
