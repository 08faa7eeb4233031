import type { Article } from '../article.ts'

export const sh33 = {
  text: `第三十三条  【关键技术与标准规范】
本市鼓励在公共数据开放中加强区块链、人工智能、联邦学习、隐私计算等关键技术应用,提升数据开放利用和安全管理水平。
本市推动分级分类、数据质量、去标识化、企业数据管理能力等相关标准在公共数据开放中的应用,研究制定相关地方标准和技术规范,推动形成相关行业公约。`,
  duties: {
    'SH-33.1': {
      kind: 'right',
      who: 'everyone',
      quote: '本市鼓励在公共数据开放中加强区块链、人工智能、联邦学习、隐私计算等关键技术应用',
      noSoftwareDuty: '鼓励性规定,不要求采用某一项技术',
    },
    'SH-33.2': {
      kind: 'right',
      who: 'everyone',
      quote: '本市推动分级分类、数据质量、去标识化、企业数据管理能力等相关标准在公共数据开放中的应用',
      noSoftwareDuty: '推动标准应用和制定的政策性规定,不设定可由系统办理的事项',
    },
  },
} as const satisfies Article
