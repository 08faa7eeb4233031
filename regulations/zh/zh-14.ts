import type { Article } from '../article.ts'

export const zh14 = {
  text: '第十四条 各单位应当按照“因需归集、应归尽归”的原则,加强本单位信息系统整合与协同,确立公共数据采集、归集、维护的规范和程序,实现本单位公共数据的集中管理。',
  duties: {
    'ZH-14': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '各单位应当按照“因需归集、应归尽归”的原则,加强本单位信息系统整合与协同,确立公共数据采集、归集、维护的规范和程序,实现本单位公共数据的集中管理',
      steps: ['unit.recordGovernance', 'collection.open', 'collection.load'],
      requires: [
        {
          attachment: 'dataProcedure',
          quote: '确立公共数据采集、归集、维护的规范和程序',
          on: ['unit.recordGovernance'],
        },
        { report: 'collectionCompleteness', quote: '因需归集、应归尽归' },
      ],
    },
  },
} as const satisfies Article
