import type { Article } from '../article.ts'

export const pt01 = {
  text: '第一条 为促进普陀区公共数据高效便捷共享,进一步规范公共数据共享管理活动,充分发挥公共数据在政务服务“一网通办”、城市运行“一网统管”和数字政府建设中的作用,根据《上海市数据条例》《上海市公共数据共享实施办法(试行)》《上海市公共数据和一网通办管理办法》和《上海市普陀区公共数据管理办法》中有关规定,结合本区实际,制定本实施办法。',
  duties: {
    'PT-1': {
      kind: 'definition',
      who: 'everyone',
      quote: '结合本区实际,制定本实施办法',
      noSoftwareDuty: '说明制定目的和依据,不设定可由系统办理的事项',
    },
  },
} as const satisfies Article
