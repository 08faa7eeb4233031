import type { Article } from '../article.ts'

export const zh01 = {
  text: '第一条 为规范我区公共数据管理,推进公共数据共享开放和创新应用,推动政府数字化转型,提升政府治理能力和公共服务水平,根据《浙江省公共数据和电子政务管理办法》、《宁波市公共数据管理办法》,结合我区实际,制定本办法。',
  duties: {
    'ZH-1': {
      kind: 'definition',
      who: 'everyone',
      quote: '结合我区实际,制定本办法',
      noSoftwareDuty: '说明制定目的和依据,不设定可由系统办理的事项',
    },
  },
} as const satisfies Article
