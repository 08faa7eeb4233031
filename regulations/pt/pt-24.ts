import type { Article } from '../article.ts'

export const pt24 = {
  text: '第二十四条 建立公共数据供需对接协商机制。区级责任单位、区级需求单位对需求的合理性、数据的可共享性以及需求申请审核未通过等发生争议时,双方应当先行协商;协商不成的,由区府办协调处理。',
  duties: {
    'PT-24': {
      kind: 'obligation',
      who: ['provider', 'consumer', 'authority'],
      quote: '双方应当先行协商;协商不成的,由区府办协调处理',
      steps: [
        'demand.raiseDispute',
        'demand.decideDispute',
        'dispute.raise',
        'dispute.recordNegotiation',
        'dispute.settle',
        'dispute.fail',
        'dispute.escalate',
        'dispute.decide',
      ],
    },
  },
} as const satisfies Article
