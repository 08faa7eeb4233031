import type { Article } from '../article.ts'

export const cm15 = {
  text: '第十五条  本区财政资金保障运行的单位为依法履行职责，可以申请采购非公共数据。公共数据主管部门负责统筹本区非公共数据统一采购和实施。',
  duties: {
    'CM-15a': {
      kind: 'right',
      who: 'provider',
      quote: '本区财政资金保障运行的单位为依法履行职责，可以申请采购非公共数据',
      steps: ['procurement.request'],
      requires: [
        { field: 'basis', quote: '为依法履行职责' },
        { field: 'wantedData', quote: '非公共数据' },
      ],
    },
    'CM-15b': {
      kind: 'obligation',
      who: 'authority',
      quote: '公共数据主管部门负责统筹本区非公共数据统一采购和实施',
      steps: ['procurement.merge', 'procurement.decide', 'procurement.recordPurchase'],
    },
  },
} as const satisfies Article
