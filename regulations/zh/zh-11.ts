import type { Article } from '../article.ts'

export const zh11 = {
  text: '第十一条 各单位应根据法定职责,对本单位的公共数据进行梳理,明确公共数据编制范围、数据提供单位、共享开放属性等要素,按照资源目录编制规范和要求进行条目编制,采取“集中编制、个性补充”相结合的方式,上报市公共数据管理工作平台,形成全区公共数据资源目录。',
  duties: {
    'ZH-11': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '各单位应根据法定职责,对本单位的公共数据进行梳理,明确公共数据编制范围、数据提供单位、共享开放属性等要素,按照资源目录编制规范和要求进行条目编制,采取“集中编制、个性补充”相结合的方式,上报市公共数据管理工作平台,形成全区公共数据资源目录',
      steps: [
        'unit.recordDuty',
        'catalogEntry.submit',
        'catalogEntry.resubmit',
        'citySubmission.send',
        'citySubmission.recordReceipt',
      ],
      requires: [
        { field: 'coverage', quote: '公共数据编制范围', on: ['catalogEntry.submit', 'catalogEntry.resubmit'] },
        { field: 'managingBody', quote: '数据提供单位', on: ['catalogEntry.submit', 'catalogEntry.resubmit'] },
        { report: 'citySync', quote: '上报市公共数据管理工作平台' },
      ],
    },
  },
} as const satisfies Article
