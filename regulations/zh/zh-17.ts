import type { Article } from '../article.ts'

export const zh17 = {
  text: '第十七条 公共数据质量管理遵循“谁采集、谁负责,谁提供、谁维护”的原则,由各单位按照资源目录中的更新周期要求,将公共数据归集到市大数据中心平台,并对所提供的公共数据及时进行动态更新。',
  duties: {
    'ZH-17': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '由各单位按照资源目录中的更新周期要求,将公共数据归集到市大数据中心平台,并对所提供的公共数据及时进行动态更新',
      steps: ['collection.load', 'citySubmission.send'],
      recurs: { every: 'entryFrequency', quote: '按照资源目录中的更新周期要求' },
      requires: [{ report: 'freshness', quote: '及时进行动态更新' }],
    },
  },
} as const satisfies Article
