import type { Article } from '../article.ts'

export const sh23 = {
  text: `第二十三条  【开放平台】
市大数据中心应当依托市大数据资源平台建设开放平台。
数据开放主体应当通过开放平台开放公共数据,原则上不再新建独立的开放渠道。已经建成的开放渠道,应当按照有关规定进行整合、归并,将其纳入开放平台。`,
  duties: {
    'SH-23.1': {
      kind: 'obligation',
      who: 'operator',
      quote: '市大数据中心应当依托市大数据资源平台建设开放平台',
      noSoftwareDuty: '规定开放平台的建设依托,属于部署安排,由运行单位在建设时落实',
    },
    'SH-23.2': {
      kind: 'prohibition',
      who: 'provider',
      quote:
        '数据开放主体应当通过开放平台开放公共数据,原则上不再新建独立的开放渠道。已经建成的开放渠道,应当按照有关规定进行整合、归并,将其纳入开放平台',
      steps: ['channel.register', 'channel.planIntegration', 'channel.integrate'],
      requires: [
        { when: 'channel.opening', quote: '独立的开放渠道' },
        { report: 'openingChannelsToMerge', quote: '应当按照有关规定进行整合、归并,将其纳入开放平台' },
        // reading: 原则上 lets a new channel stand only with a recorded reason.
        { rule: 'newChannelExplained', quote: '原则上不再新建独立的开放渠道', on: ['channel.register'] },
      ],
    },
  },
} as const satisfies Article
