import type { Article } from '../article.ts'

export const sh28 = {
  text: `第二十八条  【成果展示与合作应用】
市经济信息化部门应当对开放数据利用成效进行评估,形成优秀成果名录,组织开展专项宣传。对创新模式好、可复制性强、溢出效应显著的优秀成果加强场景应用推广,提升赋能范围,优先推荐参与国家相关试点示范工作。
公共数据开放平台应当对公共数据示范应用进行展示,鼓励对示范应用的复制推广。
鼓励数据利用主体与相关部门开展数据合作,将数据融合成果赋能行政监管和公共服务。`,
  duties: {
    'SH-28.1': {
      kind: 'obligation',
      who: 'openingAuthority',
      quote:
        '市经济信息化部门应当对开放数据利用成效进行评估,形成优秀成果名录,组织开展专项宣传。对创新模式好、可复制性强、溢出效应显著的优秀成果加强场景应用推广,提升赋能范围,优先推荐参与国家相关试点示范工作',
      steps: ['reuseResult.score', 'reuseResult.list', 'reuseResult.recommend'],
      requires: [{ report: 'excellentResults', quote: '形成优秀成果名录', on: ['reuseResult.list'] }],
    },
    'SH-28.2': {
      kind: 'obligation',
      who: 'operator',
      quote: '公共数据开放平台应当对公共数据示范应用进行展示,鼓励对示范应用的复制推广',
      requires: [{ report: 'demoApplications', quote: '应当对公共数据示范应用进行展示' }],
    },
    'SH-28.3': {
      kind: 'right',
      who: 'applicant',
      quote: '鼓励数据利用主体与相关部门开展数据合作,将数据融合成果赋能行政监管和公共服务',
      noSoftwareDuty: '鼓励性规定,合作由有关部门自行开展,不设定可由系统办理的事项',
    },
  },
} as const satisfies Article
