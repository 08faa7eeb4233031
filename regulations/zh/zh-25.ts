import type { Article } from '../article.ts'

export const zh25 = {
  text: `第二十五条 各单位应当按照“谁建设,谁维护;谁使用,谁负责”的原则,建立本单位公共数据安全和管理制度,明确安全管理负责人,采取安全保护技术措施,做好本单位采集的公共数据及获取的共享数据的安全保密工作。
数据使用单位承担获取的共享数据的安全保密主体责任。`,
  duties: {
    'ZH-25.1': {
      kind: 'obligation',
      who: ['provider', 'consumer'],
      quote:
        '建立本单位公共数据安全和管理制度,明确安全管理负责人,采取安全保护技术措施,做好本单位采集的公共数据及获取的共享数据的安全保密工作',
      steps: ['unit.appointOfficer', 'unit.recordGovernance'],
      requires: [
        { attachment: 'securityRules', quote: '建立本单位公共数据安全和管理制度', on: ['unit.recordGovernance'] },
        { report: 'securityFileGaps', quote: '明确安全管理负责人' },
      ],
    },
    'ZH-25.2': {
      kind: 'obligation',
      who: 'consumer',
      quote: '数据使用单位承担获取的共享数据的安全保密主体责任',
      steps: ['sharingService.use'],
      requires: [{ report: 'dataHeld', quote: '获取的共享数据' }],
    },
  },
} as const satisfies Article
