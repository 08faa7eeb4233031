import type { Article } from '../article.ts'

export const zh10 = {
  text: `第十条 公共数据资源遵循国家和省、市有关规定,实行统一目录管理,以全市公共数据资源目录为基础,做好区级公共数据资源补充目录的编制工作。
公共数据资源目录应当包括业务名称、信息系统名称、数据项名称、存储格式、共享属性、开放属性、提供方式、更新周期、共享期限等内容。
可通过数据共享直接获取的公共数据不纳入本单位的公共数据目录。`,
  duties: {
    'ZH-10.1': {
      kind: 'obligation',
      who: 'operator',
      quote: '实行统一目录管理,以全市公共数据资源目录为基础,做好区级公共数据资源补充目录的编制工作',
      steps: ['catalogEntry.pass'],
      requires: [{ rule: 'supplementsCityCatalog', quote: '以全市公共数据资源目录为基础' }],
    },
    'ZH-10.2': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '公共数据资源目录应当包括业务名称、信息系统名称、数据项名称、存储格式、共享属性、开放属性、提供方式、更新周期、共享期限等内容',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [
        { field: 'businessName', quote: '业务名称' },
        { field: 'source', quote: '信息系统名称' },
        { field: 'items', quote: '数据项名称' },
        { field: 'formats', quote: '存储格式' },
        { field: 'sharingAttribute', quote: '共享属性' },
        { field: 'openingAttribute', quote: '开放属性' },
        { field: 'provisionMode', quote: '提供方式' },
        { field: 'updateFrequency', quote: '更新周期' },
        { field: 'sharingPeriod', quote: '共享期限' },
      ],
    },
    // reading: a mere copy of shared data is not the unit's own; what the unit makes out of it is.
    'ZH-10.3': {
      kind: 'prohibition',
      who: 'provider',
      quote: '可通过数据共享直接获取的公共数据不纳入本单位的公共数据目录',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [{ rule: 'notFromSharing', quote: '可通过数据共享直接获取的公共数据不纳入本单位的公共数据目录' }],
    },
  },
} as const satisfies Article
