import type { Article } from '../article.ts'

export const zh31 = {
  text: '第三十一条 其他机关事业单位在履职过程中获得或产生的公共数据管理,参照本办法执行。法律、法规另有规定的,从其规定。',
  duties: {
    'ZH-31': {
      kind: 'definition',
      who: ['provider', 'consumer'],
      quote: '其他机关事业单位在履职过程中获得或产生的公共数据管理,参照本办法执行',
      steps: ['unit.register'],
      requires: [
        { rule: 'byReference', quote: '参照本办法执行' },
        { when: 'byReference', quote: '其他机关事业单位' },
        { report: 'unitsByReference', quote: '参照本办法执行' },
      ],
    },
  },
} as const satisfies Article
