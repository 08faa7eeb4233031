import type { Article } from '../article.ts'

export const zh16 = {
  text: '第十六条 各单位应当以数字化方式采集、记录和存储公共数据;非数字化信息应当按照相关技术标准,开展数字化改造。',
  duties: {
    'ZH-16': {
      kind: 'obligation',
      who: 'provider',
      quote: '各单位应当以数字化方式采集、记录和存储公共数据;非数字化信息应当按照相关技术标准,开展数字化改造',
      steps: ['digitisation.register', 'digitisation.recordProgress', 'digitisation.complete'],
      requires: [
        { field: 'technicalStandard', quote: '按照相关技术标准', on: ['digitisation.register'] },
        { report: 'digitisationProgress', quote: '开展数字化改造' },
      ],
    },
  },
} as const satisfies Article
