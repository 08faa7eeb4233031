import type { Article } from '../article.ts'

export const cm21 = {
  text: '第二十一条  数据责任单位应当根据经济社会发展情况，重点和优先开放与数字经济、公共服务、公共安全、社会治理、民生保障等领域密切相关的公共数据，以及行政许可、行政处罚、企业公共信用信息等公共数据。',
  duties: {
    'CM-21': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '重点和优先开放与数字经济、公共服务、公共安全、社会治理、民生保障等领域密切相关的公共数据，以及行政许可、行政处罚、企业公共信用信息等公共数据',
      steps: ['openListEntry.submit'],
      requires: [{ report: 'openingPriorities', quote: '重点和优先开放' }],
    },
  },
} as const satisfies Article
