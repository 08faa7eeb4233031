import type { Article } from '../article.ts'

export const cm29 = {
  text: '第二十九条  数据责任单位开展公共数据处理活动时，应当加强数据安全风险监测，定期开展安全风险评估，发现公共数据存在安全缺陷、安全漏洞等风险时，应当立即采取补救措施。',
  duties: {
    'CM-29a': {
      kind: 'obligation',
      who: 'provider',
      quote: '应当加强数据安全风险监测，定期开展安全风险评估',
      steps: ['riskAssessment.plan', 'riskAssessment.recordResult'],
      recurs: { every: 'regularly', quote: '定期开展安全风险评估' },
    },
    'CM-29b': {
      kind: 'obligation',
      who: 'provider',
      quote: '发现公共数据存在安全缺陷、安全漏洞等风险时，应当立即采取补救措施',
      steps: ['riskCase.open', 'riskCase.takeMeasure', 'riskCase.close'],
      requires: [{ rule: 'measureBeforeClosing', quote: '应当立即采取补救措施', on: ['riskCase.close'] }],
    },
  },
} as const satisfies Article
