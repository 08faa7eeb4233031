import type { Article } from '../article.ts'

export const pt08 = {
  text: `第八条 区大数据资源分平台由市大数据中心统一规划,是全区实施公共数据目录编制、归集、融合治理、资源检索、需求管理、共享交换的统一基础设施。
本区财政资金保障运行的单位不得新建跨部门、跨层级的公共数据共享交换渠道;已经建成的,应当按照有关规定进行整合。法律、法规另有规定的除外。`,
  duties: {
    'PT-8.1': {
      kind: 'definition',
      who: 'operator',
      quote: '是全区实施公共数据目录编制、归集、融合治理、资源检索、需求管理、共享交换的统一基础设施',
    },
    'PT-8.2a': {
      kind: 'prohibition',
      who: 'everyone',
      quote: '本区财政资金保障运行的单位不得新建跨部门、跨层级的公共数据共享交换渠道',
      steps: ['project.review', 'channel.register'],
      // reading: the exception 法律、法规另有规定的除外 closes the paragraph and covers the ban on new channels.
      grounds: ['法律', '行政法规', '地方性法规'],
    },
    'PT-8.2b': {
      kind: 'obligation',
      who: 'everyone',
      quote: '已经建成的,应当按照有关规定进行整合',
      steps: ['channel.planIntegration', 'channel.integrate'],
      requires: [{ report: 'channelsToIntegrate', quote: '已经建成的,应当按照有关规定进行整合' }],
    },
  },
} as const satisfies Article
