import type { Article } from '@gongshu/regulations'

export const xg01 = {
  text: '第一条 为了规范云溪县公共数据的编目、归集、共享和开放,制定本办法。',
  duties: {},
  noSoftwareDuty: '立法目的,不设义务',
} as const satisfies Article
