import type { Article } from '../article.ts'

export const zh20 = {
  text: '第二十条 各单位应当主动将无条件共享类和受限共享类的公共数据向市公共数据管理工作平台提供。',
  duties: {
    'ZH-20': {
      kind: 'obligation',
      who: 'provider',
      quote: '各单位应当主动将无条件共享类和受限共享类的公共数据向市公共数据管理工作平台提供',
      steps: ['citySubmission.queue', 'citySubmission.send', 'citySubmission.recordReceipt'],
      requires: [{ report: 'notYetAtCity', quote: '向市公共数据管理工作平台提供' }],
    },
  },
} as const satisfies Article
