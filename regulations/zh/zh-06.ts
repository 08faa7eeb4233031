import type { Article } from '../article.ts'

export const zh06 = {
  text: `第六条 区政府办负责统筹、协调、指导和监督全区公共数据管理工作。
区大数据中心负责制定公共数据管理工作规范,负责区级公共数据归集、资源目录编制工作,负责区级数据共享开放应用的支撑工作。
区财政局负责公共数据共享相关系统建设运行的资金保障。
本区各级行政机关和公共服务单位(以下简称“各单位”)是公共数据管理的责任主体,负责做好本单位公共数据的采集获取、目录编制、共享开放、更新维护和安全保障工作,并按照法律、法规和有关规定,合理使用可共享、已开放的公共数据。`,
  duties: {
    'ZH-6.1': {
      kind: 'obligation',
      who: 'authority',
      quote: '区政府办负责统筹、协调、指导和监督全区公共数据管理工作',
      requires: [{ report: 'supervision', quote: '监督全区公共数据管理工作' }],
    },
    'ZH-6.2': {
      kind: 'obligation',
      who: 'operator',
      quote:
        '区大数据中心负责制定公共数据管理工作规范,负责区级公共数据归集、资源目录编制工作,负责区级数据共享开放应用的支撑工作',
      steps: ['workingNorm.publish', 'workingNorm.replace'],
      requires: [{ report: 'operatorQueues', quote: '负责区级公共数据归集、资源目录编制工作' }],
    },
    'ZH-6.3': {
      kind: 'obligation',
      who: 'finance',
      quote: '区财政局负责公共数据共享相关系统建设运行的资金保障',
      noSoftwareDuty: '资金保障由财政部门在预算管理中落实,不在本平台办理',
    },
    'ZH-6.4': {
      kind: 'obligation',
      who: ['provider', 'consumer'],
      quote:
        '负责做好本单位公共数据的采集获取、目录编制、共享开放、更新维护和安全保障工作,并按照法律、法规和有关规定,合理使用可共享、已开放的公共数据',
      requires: [
        { report: 'unitTasks', quote: '负责做好本单位公共数据的采集获取、目录编制、共享开放、更新维护和安全保障工作' },
      ],
    },
  },
} as const satisfies Article
