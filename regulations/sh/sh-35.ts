import type { Article } from '../article.ts'

export const sh35 = {
  text: `第三十五条  【安全保障】
市网信部门会同市公安机关等应当建立健全公共数据开放的安全管理体系,加强公共数据开放风险信息的监测预警、分析研判、应急处置等工作。
市大数据中心应当根据法律法规和相关要求,加强开放平台的安全管理,健全安全防护体系,完善安全防护措施,保障开放平台安全可靠运行。
各相关主体应当做好公共数据开放全流程的安全评估、防护和保障工作,强化应急处置能力。`,
  duties: {
    'SH-35.1': {
      kind: 'obligation',
      who: 'securityRegulator',
      quote:
        '市网信部门会同市公安机关等应当建立健全公共数据开放的安全管理体系,加强公共数据开放风险信息的监测预警、分析研判、应急处置等工作',
      steps: ['riskCase.open', 'riskCase.analyse', 'riskCase.dispose'],
      requires: [{ when: 'risk.opening', quote: '公共数据开放风险信息' }],
    },
    'SH-35.2': {
      kind: 'obligation',
      who: 'operator',
      quote: '加强开放平台的安全管理,健全安全防护体系,完善安全防护措施,保障开放平台安全可靠运行',
      steps: ['inspection.plan', 'inspection.carryOut'],
      requires: [{ when: 'inspection.platform', quote: '加强开放平台的安全管理' }],
    },
    'SH-35.3': {
      kind: 'obligation',
      who: 'everyone',
      quote: '各相关主体应当做好公共数据开放全流程的安全评估、防护和保障工作,强化应急处置能力',
      steps: ['openListEntry.accept', 'delivery.deliver'],
      // reading: 全流程 reaches the moment of opening and of delivery, so neither goes ahead without an assessment.
      requires: [{ rule: 'securityAssessed', quote: '做好公共数据开放全流程的安全评估' }],
    },
  },
} as const satisfies Article
