import type { Article } from '../article.ts'

export const pt04 = {
  text: `第四条 区府办是本区公共数据主管部门,在市政府办公厅的指导下,负责统筹协调、指导监督全区公共数据共享工作,深化与市级公共数据共享工作协同,协调解决全区公共数据共享工作中的重大问题,对全区公共数据共享应用成效开展考核评估。
区政务信息化工作联席会议(办公室设在区府办)负责区级政务信息化项目审核,推动公共数据共享应用。
区委网信办负责统筹协调全区公共数据网络安全和相关监管工作。
区公安分局、区安全分局在各自职责范围内承担公共数据安全监管职责。
区大数据中心具体负责区级公共数据共享工作的整体推进,按照公共数据标准和上链、上云等管理规则,组织区级公共数据目录编制、归集与治理,承担区大数据资源分平台的建设和运营。`,
  duties: {
    'PT-4.1': {
      kind: 'obligation',
      who: 'authority',
      quote:
        '负责统筹协调、指导监督全区公共数据共享工作,深化与市级公共数据共享工作协同,协调解决全区公共数据共享工作中的重大问题,对全区公共数据共享应用成效开展考核评估',
      requires: [{ report: 'supervision', quote: '指导监督全区公共数据共享工作' }],
    },
    'PT-4.2': {
      kind: 'obligation',
      who: 'projectReview',
      quote: '区政务信息化工作联席会议(办公室设在区府办)负责区级政务信息化项目审核,推动公共数据共享应用',
      steps: ['project.review'],
    },
    'PT-4.3': {
      kind: 'obligation',
      who: 'securityRegulator',
      quote: '区委网信办负责统筹协调全区公共数据网络安全和相关监管工作',
    },
    'PT-4.4': {
      kind: 'obligation',
      who: 'securityRegulator',
      quote: '区公安分局、区安全分局在各自职责范围内承担公共数据安全监管职责',
    },
    'PT-4.5': {
      kind: 'obligation',
      who: 'operator',
      quote:
        '按照公共数据标准和上链、上云等管理规则,组织区级公共数据目录编制、归集与治理,承担区大数据资源分平台的建设和运营',
      requires: [{ report: 'operatorQueues', quote: '组织区级公共数据目录编制、归集与治理' }],
    },
  },
} as const satisfies Article
