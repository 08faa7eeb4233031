import type { Article } from '../article.ts'

export const pt31 = {
  text: '第三十一条 区大数据中心应当建立数据质量评估、数据共享应用成效评估、数据安全评估机制,加强公共数据共享应用全过程监督管理,一经发现安全风险,可以根据紧急程度暂停或者终止相应共享服务,并报送相关数据安全监管部门、区府办处理。',
  duties: {
    'PT-31a': {
      kind: 'obligation',
      who: 'operator',
      quote: '区大数据中心应当建立数据质量评估、数据共享应用成效评估、数据安全评估机制',
      steps: ['evaluation.design', 'evaluation.score'],
      requires: [
        { report: 'qualityEvaluation', quote: '数据质量评估', on: ['evaluation.score'] },
        { report: 'effectEvaluation', quote: '数据共享应用成效评估', on: ['evaluation.score'] },
        { report: 'securityEvaluation', quote: '数据安全评估', on: ['evaluation.score'] },
      ],
    },
    // reading: the operator may suspend or end, but must report; it resumes after the recipients have disposed.
    'PT-31b': {
      kind: 'right',
      who: 'operator',
      quote: '一经发现安全风险,可以根据紧急程度暂停或者终止相应共享服务,并报送相关数据安全监管部门、区府办处理',
      steps: [
        'sharingService.suspendRisk',
        'sharingService.clearRisk',
        'sharingService.terminateRisk',
        'riskCase.open',
        'riskCase.report',
      ],
      requires: [{ report: 'risk', quote: '并报送相关数据安全监管部门、区府办处理', on: ['riskCase.report'] }],
    },
  },
} as const satisfies Article
