import type { Article } from '../article.ts'

export const zh09 = {
  text: '第九条 政府投资建设的信息化项目由区大数据中心出具前期审查意见;前期审查意见作为政府投资主管部门审批立项、财政主管部门编制预算的依据。',
  duties: {
    // reading: the opinion is the operator's act, the approval another office's; the platform records both, in this order.
    'ZH-9': {
      kind: 'obligation',
      who: ['operator', 'projectReview'],
      quote:
        '政府投资建设的信息化项目由区大数据中心出具前期审查意见;前期审查意见作为政府投资主管部门审批立项、财政主管部门编制预算的依据',
      steps: ['project.giveOpinion', 'project.review'],
      requires: [
        { field: 'opinion', quote: '由区大数据中心出具前期审查意见', on: ['project.giveOpinion'] },
        {
          rule: 'opinionBeforeApproval',
          quote: '前期审查意见作为政府投资主管部门审批立项、财政主管部门编制预算的依据',
          on: ['project.review'],
        },
      ],
    },
  },
} as const satisfies Article
