import type { Article } from '../article.ts'

export const cm01 = {
  text: '第一条  为规范本区公共数据管理，推进公共数据安全有序高效共享利用，提升政府数字化治理能力和公共服务效能，根据《中华人民共和国数据安全法》《中华人民共和国保守国家秘密法》《中华人民共和国个人信息保护法》《政务数据共享条例》《上海市数据条例》等，结合实际，制定本办法。',
  duties: {
    'CM-1': {
      kind: 'definition',
      who: 'everyone',
      quote: '结合实际，制定本办法',
      noSoftwareDuty: '说明制定目的和依据,不设定可由系统办理的事项',
    },
  },
} as const satisfies Article
