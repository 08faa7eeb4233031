import type { Article } from '../article.ts'

export const pt05 = {
  text: '第五条 负责管理相关公共数据的各部委办局、各街镇和各人民团体(以下简称区级责任单位)应当建立健全公共数据管理体系和工作机制,开展公共数据目录编制、归集、共享相关管理工作,根据公共数据标准和上链、上云等管理规则,将公共数据及时、完整归集至区大数据中心。公共数据管理涉及多个单位或者责任不明确的,由区府办指定区级责任单位进行管理。',
  duties: {
    'PT-5a': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '应当建立健全公共数据管理体系和工作机制,开展公共数据目录编制、归集、共享相关管理工作,根据公共数据标准和上链、上云等管理规则,将公共数据及时、完整归集至区大数据中心',
      steps: ['collection.load'],
      requires: [{ report: 'collectionCompleteness', quote: '将公共数据及时、完整归集至区大数据中心' }],
    },
    'PT-5b': {
      kind: 'obligation',
      who: 'authority',
      quote: '公共数据管理涉及多个单位或者责任不明确的,由区府办指定区级责任单位进行管理',
      steps: ['catalogEntry.requestDesignation', 'catalogEntry.designate'],
    },
  },
} as const satisfies Article
