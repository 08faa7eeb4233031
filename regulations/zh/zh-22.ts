import type { Article } from '../article.ts'

export const zh22 = {
  text: `第二十二条 公共数据共享实施方式采用市级接口共享、市级交换共享、市大数据中心平台集中分析处理三种方式。
对于拟新建的区级信息化项目,各单位应当依托市级平台获取公共数据,不得以线下交换等方式共享数据;对于已建成的、采用线下交换数据方式的项目,通过逐步改造,调整为市级平台调用数据。`,
  duties: {
    'ZH-22.1': {
      kind: 'definition',
      who: 'operator',
      quote: '公共数据共享实施方式采用市级接口共享、市级交换共享、市大数据中心平台集中分析处理三种方式',
      steps: ['demand.submit', 'demand.resubmit', 'demand.grantAccess'],
      requires: [{ rule: 'cityModes', quote: '市级接口共享、市级交换共享、市大数据中心平台集中分析处理三种方式' }],
    },
    'ZH-22.2a': {
      kind: 'prohibition',
      who: 'consumer',
      quote: '对于拟新建的区级信息化项目,各单位应当依托市级平台获取公共数据,不得以线下交换等方式共享数据',
      steps: ['demand.submit', 'demand.resubmit', 'project.giveOpinion'],
      requires: [{ rule: 'noOfflineExchange', quote: '不得以线下交换等方式共享数据' }],
    },
    'ZH-22.2b': {
      kind: 'obligation',
      who: 'consumer',
      quote: '对于已建成的、采用线下交换数据方式的项目,通过逐步改造,调整为市级平台调用数据',
      steps: ['channel.register', 'channel.planIntegration', 'channel.integrate'],
      requires: [{ report: 'offlineExchanges', quote: '通过逐步改造,调整为市级平台调用数据' }],
    },
  },
} as const satisfies Article
