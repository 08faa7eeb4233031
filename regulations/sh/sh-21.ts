import type { Article } from '../article.ts'

export const sh21 = {
  text: `第二十一条  【数据交付】
数据开放主体应当按照协议约定进行数据准备和交付,市大数据中心应当做好数据加工处理等技术支持。
数据交付应当通过开放平台进行,采用接口访问的,由市大数据中心负责接口开发、文档说明、系统对接等配套服务。确需线下交付的,应当向市经济信息化部门报备。
鼓励探索利用隐私计算、联邦学习、数据沙箱等新技术、新模式进行数据交付。`,
  duties: {
    // The day of a delivery is written in its agreement, so no limit of the article runs; what passes it is reported.
    'SH-21.1': {
      kind: 'obligation',
      who: ['provider', 'operator'],
      quote: '数据开放主体应当按照协议约定进行数据准备和交付,市大数据中心应当做好数据加工处理等技术支持',
      steps: ['delivery.open', 'delivery.deliver', 'delivery.end'],
      requires: [
        // reading: 按照协议约定 leaves no delivery before the agreement bears both signatures.
        { rule: 'agreementSigned', quote: '按照协议约定进行数据准备和交付', on: ['delivery.deliver'] },
        { report: 'deliveriesOverdue', quote: '按照协议约定进行数据准备和交付' },
      ],
    },
    'SH-21.2a': {
      kind: 'obligation',
      who: 'operator',
      quote: '数据交付应当通过开放平台进行,采用接口访问的,由市大数据中心负责接口开发、文档说明、系统对接等配套服务',
      steps: ['delivery.connect', 'delivery.use'],
      requires: [{ field: 'documentation', quote: '文档说明', on: ['delivery.connect'] }],
    },
    'SH-21.2b': {
      kind: 'obligation',
      who: 'provider',
      quote: '确需线下交付的,应当向市经济信息化部门报备',
      steps: ['delivery.requestOffline', 'delivery.fileOffline'],
      requires: [
        { field: 'reason', quote: '确需线下交付的', on: ['delivery.requestOffline'] },
        // reading: 报备 is a filing and no approval; it comes before the delivery, else it would guard nothing.
        { field: 'filing', quote: '应当向市经济信息化部门报备', on: ['delivery.fileOffline'] },
        { report: 'offlineDeliveries', quote: '应当向市经济信息化部门报备', on: ['delivery.fileOffline'] },
      ],
    },
    'SH-21.3': {
      kind: 'right',
      who: 'provider',
      quote: '鼓励探索利用隐私计算、联邦学习、数据沙箱等新技术、新模式进行数据交付',
      steps: ['delivery.deliver'],
      requires: [{ when: 'delivery.newMode', quote: '隐私计算、联邦学习、数据沙箱等新技术、新模式' }],
    },
  },
} as const satisfies Article
