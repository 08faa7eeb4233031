import type { Article } from '../article.ts'

export const cm07 = {
  text: '第七条  数据责任单位应当遵循公共数据目录应编尽编的原则，按照公共数据目录编制规范要求，将本单位的公共数据全量编目。',
  duties: {
    'CM-7': {
      kind: 'obligation',
      who: 'provider',
      quote: '数据责任单位应当遵循公共数据目录应编尽编的原则，按照公共数据目录编制规范要求，将本单位的公共数据全量编目',
      steps: ['unit.recordDuty', 'unit.recordSystem'],
      requires: [{ report: 'catalogGaps', quote: '将本单位的公共数据全量编目' }],
    },
  },
} as const satisfies Article
