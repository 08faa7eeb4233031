import type { Article } from '../article.ts'

export const sh32 = {
  text: `第三十二条  【健全服务体系】
市经济信息化部门应当会同数据开放主体构建公共数据开放的公共服务体系,建立健全相关公共服务平台,建设大数据实验室、技术创新中心和新型研发组织,组织开展数据技能培训、数据赛事、标准宣贯等,营造良好的数据开放环境。
数据开放主体应当对公共数据的开放利用情况进行后续跟踪、服务,及时了解并主动对接数据利用主体的利用反馈与新增需求。
市大数据中心应当做好数据利用成果的收集和统计,并在开放平台中予以展示。`,
  duties: {
    'SH-32.1': {
      kind: 'obligation',
      who: ['openingAuthority', 'provider'],
      quote:
        '市经济信息化部门应当会同数据开放主体构建公共数据开放的公共服务体系,建立健全相关公共服务平台,建设大数据实验室、技术创新中心和新型研发组织,组织开展数据技能培训、数据赛事、标准宣贯等',
      noSoftwareDuty: '机构建设、培训、赛事和宣贯由有关部门组织开展,不设定可由系统办理的事项',
    },
    'SH-32.2': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '数据开放主体应当对公共数据的开放利用情况进行后续跟踪、服务,及时了解并主动对接数据利用主体的利用反馈与新增需求',
      steps: ['useReport.receive', 'openingDemand.answer'],
      requires: [{ report: 'feedbackUnanswered', quote: '及时了解并主动对接数据利用主体的利用反馈与新增需求' }],
    },
    'SH-32.3': {
      kind: 'obligation',
      who: 'operator',
      quote: '市大数据中心应当做好数据利用成果的收集和统计,并在开放平台中予以展示',
      steps: ['reuseResult.register'],
      requires: [{ report: 'reuseResults', quote: '做好数据利用成果的收集和统计,并在开放平台中予以展示' }],
    },
  },
} as const satisfies Article
