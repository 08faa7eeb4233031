import type { Article } from '../article.ts'

export const cm22 = {
  text: '第二十二条  公共数据开放清单实行动态调整。数据责任单位应当编制本单位公共数据开放清单，明确开放属性、类型、条件和更新频率，并报公共数据管理部门，汇总形成本区公共数据开放目录。',
  duties: {
    'CM-22a': {
      kind: 'obligation',
      who: 'provider',
      quote: '数据责任单位应当编制本单位公共数据开放清单，明确开放属性、类型、条件和更新频率，并报公共数据管理部门',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [
        { field: 'openingClass', quote: '开放属性、类型' },
        { field: 'conditions', quote: '条件' },
        { field: 'updateFrequency', quote: '更新频率' },
      ],
    },
    // reading: 公共数据管理部门 and 公共数据主管部门 are the same office.
    'CM-22b': {
      kind: 'obligation',
      who: 'authority',
      quote: '汇总形成本区公共数据开放目录',
      steps: ['openListEntry.accept'],
      requires: [{ report: 'openCatalog', quote: '汇总形成本区公共数据开放目录' }],
    },
  },
} as const satisfies Article
