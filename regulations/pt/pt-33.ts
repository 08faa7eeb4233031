import type { Article } from '../article.ts'

export const pt33 = {
  text: '第三十三条 本实施办法的具体解释工作由区府办承担。',
  duties: {
    'PT-33': {
      kind: 'definition',
      who: 'authority',
      quote: '本实施办法的具体解释工作由区府办承担',
      noSoftwareDuty: '条文解释由区府办作出,不在本平台办理',
    },
  },
} as const satisfies Article
