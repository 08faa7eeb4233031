import type { Article } from '../article.ts'

export const cm32 = {
  text: '第三十二条  公共数据主管部门建立日常公共数据管理工作监督检查机制，对数据责任单位的公共数据归集上链、质量管理、共享、开放等情况开展监督检查。',
  duties: {
    'CM-32': {
      kind: 'obligation',
      who: 'authority',
      quote: '对数据责任单位的公共数据归集上链、质量管理、共享、开放等情况开展监督检查',
      steps: [
        'inspection.plan',
        'inspection.carryOut',
        'inspection.issueFinding',
        'inspection.rectify',
        'inspection.reply',
        'inspection.verify',
      ],
      requires: [{ report: 'dailySupervision', quote: '公共数据归集上链、质量管理、共享、开放等情况' }],
    },
  },
} as const satisfies Article
