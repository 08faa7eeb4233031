import { years } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const pt32 = {
  text: `第三十二条 区府办应当建立健全公共数据共享应用考核评价体系,定期对各街镇、各部门、各单位公共数据共享应用成效、安全保障措施、公共数据质量等情况进行评价,相关结果作为对各街镇、各部门、各单位数据治理年度工作考核的重要依据。
对公共数据目录编制、归集与更新、共享需求申请审核等工作不落实或者落实不到位的单位,区府办可以在一定范围予以通报。`,
  duties: {
    'PT-32.1': {
      kind: 'obligation',
      who: 'authority',
      quote:
        '定期对各街镇、各部门、各单位公共数据共享应用成效、安全保障措施、公共数据质量等情况进行评价,相关结果作为对各街镇、各部门、各单位数据治理年度工作考核的重要依据',
      steps: ['evaluation.collectFigures', 'evaluation.publish', 'evaluation.rollUp'],
      // reading: 定期 names no number; as the results enter the assessment of each year, a year has one at least.
      recurs: {
        every: years(1),
        quote: '数据治理年度工作考核的重要依据',
        doneBy: 'evaluation.annualRollUp',
      },
    },
    'PT-32.2': {
      kind: 'right',
      who: 'authority',
      quote:
        '对公共数据目录编制、归集与更新、共享需求申请审核等工作不落实或者落实不到位的单位,区府办可以在一定范围予以通报',
      // reading: 一定范围 is not defined; the authority chooses the circle of each circular, and only that circle reads it.
      steps: ['circular.draft', 'circular.circulate'],
      requires: [{ report: 'circularCandidates', quote: '工作不落实或者落实不到位的单位', on: ['circular.draft'] }],
    },
  },
} as const satisfies Article
