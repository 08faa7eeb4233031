import type { Article } from '../article.ts'

export const cm27 = {
  text: '第二十七条 公共数据主管部门应当会同网信、公安、保密等部门，建立健全公共数据安全保障制度，完善公共数据安全风险评估、监测预警、应急演练工作机制，按照职责分工做好公共数据安全监督管理工作。',
  duties: {
    'CM-27': {
      kind: 'obligation',
      who: ['authority', 'securityRegulator'],
      quote:
        '建立健全公共数据安全保障制度，完善公共数据安全风险评估、监测预警、应急演练工作机制，按照职责分工做好公共数据安全监督管理工作',
      steps: [
        'riskAssessment.plan',
        'riskAssessment.recordResult',
        'drill.plan',
        'drill.recordResult',
        'riskCase.open',
      ],
      requires: [{ report: 'securityMechanisms', quote: '完善公共数据安全风险评估、监测预警、应急演练工作机制' }],
    },
  },
} as const satisfies Article
