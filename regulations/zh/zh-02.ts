import type { Article } from '../article.ts'

export const zh02 = {
  text: '第二条 本区行政区域内公共数据的采集与归集、共享与开放、应用与管理、安全与保障等相关活动,适用本办法。',
  duties: {
    'ZH-2': {
      kind: 'definition',
      who: 'everyone',
      quote: '本区行政区域内公共数据的采集与归集、共享与开放、应用与管理、安全与保障等相关活动,适用本办法',
      noSoftwareDuty: '划定适用范围;各项活动由以下各条分别规定',
    },
  },
} as const satisfies Article
