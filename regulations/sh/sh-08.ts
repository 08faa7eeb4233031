import type { Article } from '../article.ts'

export const sh08 = {
  text: `第八条     【示范项目】
市经济和信息化部门会同数据开放主体依照开放年度计划发布公共数据示范项目指南,组织项目申报、评审与建设,对优秀项目成果进行遴选、发布和推广。
对纳入年度示范项目的,数据开放主体应当加强所需公共数据的开放保障,市大数据中心应当做好相关技术支持和平台服务。`,
  duties: {
    'SH-8.1': {
      kind: 'obligation',
      who: ['openingAuthority', 'provider'],
      quote:
        '市经济和信息化部门会同数据开放主体依照开放年度计划发布公共数据示范项目指南,组织项目申报、评审与建设,对优秀项目成果进行遴选、发布和推广',
      steps: [
        'demoGuide.publish',
        'demoGuide.close',
        'demoProject.apply',
        'demoProject.review',
        'demoProject.select',
        'demoProject.startBuilding',
        'demoProject.selectResult',
        'demoProject.promote',
        'demoProject.end',
      ],
    },
    'SH-8.2': {
      kind: 'obligation',
      who: ['provider', 'operator'],
      quote:
        '对纳入年度示范项目的,数据开放主体应当加强所需公共数据的开放保障,市大数据中心应当做好相关技术支持和平台服务',
      steps: ['demoProject.recordSupport'],
      requires: [{ report: 'demoNeedsUnmet', quote: '数据开放主体应当加强所需公共数据的开放保障' }],
    },
  },
} as const satisfies Article
