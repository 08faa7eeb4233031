import type { Article } from '../article.ts'

export const sh02 = {
  text: `第二条     【适用范围】
本市行政区域内公共数据开放、利用和安全管理等活动,适用本细则。法律、法规、规章另有规定的从其规定。`,
  duties: {
    // Proved by the look-up of the law: an opening duty of this text applies in every jurisdiction that lists it.
    'SH-2': {
      kind: 'definition',
      who: 'everyone',
      quote: '本市行政区域内公共数据开放、利用和安全管理等活动,适用本细则。法律、法规、规章另有规定的从其规定',
    },
  },
} as const satisfies Article
