import type { Article } from '../article.ts'

export const pt21 = {
  text: `第二十一条 区大数据资源分平台应当提供接口、批量数据比对等数据共享服务方式。
区级需求单位应当优先选择接口服务的方式共享使用相关公共数据;使用其他方式的,区大数据中心应当加强技术评估和指导。`,
  duties: {
    'PT-21.1': {
      kind: 'obligation',
      who: 'operator',
      quote: '区大数据资源分平台应当提供接口、批量数据比对等数据共享服务方式',
    },
    'PT-21.2': {
      kind: 'obligation',
      who: ['consumer', 'operator'],
      quote:
        '区级需求单位应当优先选择接口服务的方式共享使用相关公共数据;使用其他方式的,区大数据中心应当加强技术评估和指导',
      steps: ['demand.confirmNorm', 'demand.evaluateScenario', 'demand.forward'],
      requires: [
        { when: 'otherMode', quote: '使用其他方式的' },
        { rule: 'assessOtherModes', quote: '区大数据中心应当加强技术评估和指导' },
      ],
    },
  },
} as const satisfies Article
