import type { Article } from '../article.ts'

export const pt30 = {
  text: `第三十条 相关数据安全监管部门、区府办应当定期组织公共数据安全检查。
区大数据中心应当对公共数据共享使用情况进行日志记录,并向区级责任单位提供公共数据共享使用情况查询服务。`,
  duties: {
    'PT-30.1': {
      kind: 'obligation',
      who: ['securityRegulator', 'authority'],
      quote: '相关数据安全监管部门、区府办应当定期组织公共数据安全检查',
      steps: ['inspection.plan', 'inspection.carryOut', 'inspection.issueFinding', 'inspection.verify'],
      recurs: { every: 'regularly', quote: '应当定期组织公共数据安全检查' },
    },
    'PT-30.2a': {
      kind: 'obligation',
      who: 'operator',
      quote: '区大数据中心应当对公共数据共享使用情况进行日志记录',
      steps: ['sharingService.use', 'journalSegment.anchor'],
    },
    'PT-30.2b': {
      kind: 'obligation',
      who: 'operator',
      quote: '并向区级责任单位提供公共数据共享使用情况查询服务',
      requires: [{ report: 'serviceUse', quote: '提供公共数据共享使用情况查询服务' }],
    },
  },
} as const satisfies Article
