import type { Article } from '../article.ts'

export const pt23 = {
  text: '第二十三条 区级需求单位在依法履职过程中需要使用其他单位共享的公共数据,而本区数据资源未能满足共享需求的,由区府办统筹后,向市大数据资源平台提出共享需求申请,若取得同意并获取相应数据资源,将通过区大数据资源分平台向区级需求单位提供数据共享服务。',
  duties: {
    // reading: the authority coordinates and decides, the operator files with the city; the article gives no limit.
    'PT-23': {
      kind: 'obligation',
      who: ['authority', 'operator'],
      quote:
        '本区数据资源未能满足共享需求的,由区府办统筹后,向市大数据资源平台提出共享需求申请,若取得同意并获取相应数据资源,将通过区大数据资源分平台向区级需求单位提供数据共享服务',
      steps: [
        'demand.requestUpward',
        'demand.answerUpward',
        'upwardRequest.register',
        'upwardRequest.coordinate',
        'upwardRequest.send',
        'upwardRequest.recordAnswer',
        'upwardRequest.receiveResource',
        'upwardRequest.serve',
      ],
    },
  },
} as const satisfies Article
