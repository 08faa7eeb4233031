import type { Article } from '../article.ts'

export const sh20 = {
  text: `第二十条 【利用协议】
开放申请审核通过的,申请主体应当与开放主体签署利用协议。利用协议中应当包含应用场景要求、数据利用情况报送、数据安全保障措施等内容。`,
  duties: {
    'SH-20': {
      kind: 'obligation',
      who: ['applicant', 'provider'],
      quote:
        '开放申请审核通过的,申请主体应当与开放主体签署利用协议。利用协议中应当包含应用场景要求、数据利用情况报送、数据安全保障措施等内容',
      steps: ['useAgreement.draft', 'useAgreement.sign', 'useAgreement.countersign', 'useAgreement.end'],
      requires: [
        { field: 'agreedScenario', quote: '应用场景要求', on: ['useAgreement.draft'] },
        { field: 'agreedReporting', quote: '数据利用情况报送', on: ['useAgreement.draft'] },
        { field: 'agreedSafeguards', quote: '数据安全保障措施', on: ['useAgreement.draft'] },
        {
          signature: 'agreement',
          quote: '申请主体应当与开放主体签署利用协议',
          on: ['useAgreement.sign', 'useAgreement.countersign'],
        },
      ],
    },
  },
} as const satisfies Article
