import type { Article } from '../article.ts'

export const sh17 = {
  text: `第十七条 【无条件开放数据获取】
对列入无条件开放类的公共数据,自然人、法人和非法人组织可以通过开放平台以数据下载或者接口调用的方式直接获取,无须注册、申请等流程。`,
  duties: {
    // Nothing to step through: who reads open data is no party to a case, so its proof is an anonymous download.
    'SH-17': {
      kind: 'right',
      who: 'public',
      quote: '自然人、法人和非法人组织可以通过开放平台以数据下载或者接口调用的方式直接获取,无须注册、申请等流程',
    },
  },
} as const satisfies Article
