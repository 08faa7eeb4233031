import type { Article } from '../article.ts'

export const pt18 = {
  text: `第十八条 区级需求单位在提出公共数据共享需求申请时,应当作出需求真实、使用目标合理、使用过程安全合规等承诺。
区大数据中心应当运用数字签名、电子印章、区块链等手段,依托区大数据资源分平台,提供数据共享应用责任承诺签署等服务。`,
  duties: {
    'PT-18.1': {
      kind: 'obligation',
      who: 'consumer',
      quote: '区级需求单位在提出公共数据共享需求申请时,应当作出需求真实、使用目标合理、使用过程安全合规等承诺',
      steps: ['demand.submit'],
      requires: [
        {
          signature: 'commitment',
          promises: ['true', 'reasonable', 'secure'],
          quote: '应当作出需求真实、使用目标合理、使用过程安全合规等承诺',
        },
      ],
    },
    'PT-18.2': {
      kind: 'obligation',
      who: 'operator',
      quote:
        '区大数据中心应当运用数字签名、电子印章、区块链等手段,依托区大数据资源分平台,提供数据共享应用责任承诺签署等服务',
    },
  },
} as const satisfies Article
