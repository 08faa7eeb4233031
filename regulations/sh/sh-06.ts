import { years } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const sh06 = {
  text: `第六条     【开放年度计划】
市经济和信息化部门应当结合本市经济社会发展的实际需要,制定公共数据开放年度计划,明确年度开放重点、重点项目建设、开放质量要求、产业生态培育等重点工作任务。
区政府确定的部门根据实际情况,组织做好本行政区域内公共数据开放年度计划编制、示范项目建设、数据产业及生态培育等工作。`,
  duties: {
    'SH-6.1': {
      kind: 'obligation',
      who: 'openingAuthority',
      quote: '制定公共数据开放年度计划,明确年度开放重点、重点项目建设、开放质量要求、产业生态培育等重点工作任务',
      steps: ['openingPlan.draft', 'openingPlan.publish', 'openingPlan.recordProgress', 'openingPlan.close'],
      // reading: the year is the calendar year; the article names no day.
      recurs: { every: years(1), quote: '制定公共数据开放年度计划', doneBy: 'openingPlan.published' },
      requires: [
        { field: 'openingPriorities', quote: '年度开放重点', on: ['openingPlan.publish'] },
        { field: 'keyProjects', quote: '重点项目建设', on: ['openingPlan.publish'] },
        { field: 'qualityRequirements', quote: '开放质量要求', on: ['openingPlan.publish'] },
        { field: 'industryTasks', quote: '产业生态培育', on: ['openingPlan.publish'] },
      ],
    },
    // The office of a district writes the plan of its district with the same steps, linked to the plan of the city.
    'SH-6.2': {
      kind: 'obligation',
      who: 'openingAuthority',
      quote:
        '区政府确定的部门根据实际情况,组织做好本行政区域内公共数据开放年度计划编制、示范项目建设、数据产业及生态培育等工作',
      steps: ['openingPlan.draft', 'openingPlan.publish'],
      recurs: {
        every: years(1),
        quote: '组织做好本行政区域内公共数据开放年度计划编制',
        doneBy: 'openingPlan.published',
      },
      requires: [{ when: 'plan.district', quote: '区政府确定的部门根据实际情况' }],
    },
  },
} as const satisfies Article
