import type { Article } from '../article.ts'

export const zh07 = {
  text: '第七条 各单位应当基于市大数据中心平台和电子政务外网环境,实施公共数据管理及应用。',
  duties: {
    'ZH-7': {
      kind: 'obligation',
      who: 'provider',
      quote: '各单位应当基于市大数据中心平台和电子政务外网环境,实施公共数据管理及应用',
      steps: ['citySubmission.queue', 'citySubmission.send', 'citySubmission.recordReceipt'],
    },
  },
} as const satisfies Article
