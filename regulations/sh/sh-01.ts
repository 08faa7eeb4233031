import type { Article } from '../article.ts'

export const sh01 = {
  text: `第一条     【目的和依据】
为了促进和规范本市公共数据开放、利用和安全管理,推动公共数据更广范围、更深层次、更高质量开放,深入赋能治理、经济、生活各领域城市数字化转型,依据《上海市数据条例》《上海市公共数据开放暂行办法》等,结合本市实际,制定本细则。`,
  duties: {
    'SH-1': {
      kind: 'definition',
      who: 'everyone',
      quote: '依据《上海市数据条例》《上海市公共数据开放暂行办法》等,结合本市实际,制定本细则',
      noSoftwareDuty: '说明制定目的和依据,不设定可由系统办理的事项',
    },
  },
} as const satisfies Article
