import { years } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const zh29 = {
  text: '第二十九条 各单位公共数据管理工作纳入政府数字化转型年度考核和目标管理绩效考核。',
  duties: {
    'ZH-29': {
      kind: 'obligation',
      who: 'authority',
      quote: '各单位公共数据管理工作纳入政府数字化转型年度考核和目标管理绩效考核',
      steps: ['evaluation.collectFigures', 'evaluation.rollUp'],
      recurs: { every: years(1), quote: '政府数字化转型年度考核', doneBy: 'evaluation.annualRollUp' },
      requires: [
        { report: 'yearlyScores', quote: '纳入政府数字化转型年度考核和目标管理绩效考核', on: ['evaluation.rollUp'] },
      ],
    },
  },
} as const satisfies Article
