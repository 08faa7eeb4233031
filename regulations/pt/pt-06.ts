import type { Article } from '../article.ts'

export const pt06 = {
  text: '第六条 本区实行“首席数据官”制度,各区级责任单位的首席数据官和数据执行专员具体负责本单位公共数据共享工作。',
  duties: {
    'PT-6': {
      kind: 'obligation',
      who: 'provider',
      quote: '各区级责任单位的首席数据官和数据执行专员具体负责本单位公共数据共享工作',
      steps: ['unit.appointOfficer'],
      requires: [{ report: 'officerGaps', quote: '各区级责任单位的首席数据官和数据执行专员' }],
    },
  },
} as const satisfies Article
