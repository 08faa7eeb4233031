import type { Article } from '../article.ts'

export const pt12 = {
  text: '第十二条 对通过属地返还方式回传至本区的数据,区大数据中心依托区大数据资源分平台,做好回传数据的存储、融合治理和安全管理。对未纳入市级公共数据目录的公共数据,区大数据中心组织编制区域补充目录,并将补充目录同步至市大数据资源平台。',
  duties: {
    'PT-12a': {
      kind: 'obligation',
      who: 'operator',
      quote:
        '对通过属地返还方式回传至本区的数据,区大数据中心依托区大数据资源分平台,做好回传数据的存储、融合治理和安全管理',
    },
    'PT-12b': {
      kind: 'obligation',
      who: 'operator',
      quote: '对未纳入市级公共数据目录的公共数据,区大数据中心组织编制区域补充目录,并将补充目录同步至市大数据资源平台',
      steps: ['citySubmission.queue', 'citySubmission.send', 'citySubmission.recordReceipt'],
      requires: [
        { rule: 'supplementaryToCity', quote: '对未纳入市级公共数据目录的公共数据' },
        { report: 'citySync', quote: '将补充目录同步至市大数据资源平台' },
      ],
    },
  },
} as const satisfies Article
