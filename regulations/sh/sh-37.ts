import type { Article } from '../article.ts'

export const sh37 = {
  text: `第三十七条  【评估评价】
市经济信息化部门应当建立公共数据开放工作评估评价机制,评价结果作为信息系统建设、改造与运维等方面的决策参考。评估结果纳入本市公共数据和一网通办管理考核,相关数据开放主体应当根据评价结果改进公共数据开放工作。
市大数据中心应当对开放数据质量和开放平台运行情况进行监测统计,并将监测统计结果和开放平台运行报告提交市经济信息化部门,作为考核评估的依据。`,
  duties: {
    'SH-37.1': {
      kind: 'obligation',
      who: 'openingAuthority',
      quote:
        '市经济信息化部门应当建立公共数据开放工作评估评价机制,评价结果作为信息系统建设、改造与运维等方面的决策参考。评估结果纳入本市公共数据和一网通办管理考核,相关数据开放主体应当根据评价结果改进公共数据开放工作',
      steps: [
        'evaluation.design',
        'evaluation.collectFigures',
        'evaluation.score',
        'evaluation.publish',
        'evaluation.setTasks',
        'evaluation.rollUp',
      ],
      requires: [{ when: 'evaluation.opening', quote: '公共数据开放工作评估评价' }],
    },
    'SH-37.2': {
      kind: 'obligation',
      who: 'operator',
      quote:
        '市大数据中心应当对开放数据质量和开放平台运行情况进行监测统计,并将监测统计结果和开放平台运行报告提交市经济信息化部门,作为考核评估的依据',
      steps: ['platformReport.draft', 'platformReport.submit'],
      requires: [
        { report: 'openDataMonitoring', quote: '监测统计结果' },
        { report: 'platformOperation', quote: '开放平台运行报告' },
      ],
    },
  },
} as const satisfies Article
