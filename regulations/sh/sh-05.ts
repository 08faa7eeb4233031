import type { Article } from '../article.ts'

export const sh05 = {
  text: `第五条     【职责分工】
市经济信息化部门是本市公共数据开放主管部门,负责指导协调、统筹推进本市公共数据开放、利用和相关产业发展。
市政府办公厅负责推动、监督本市公共数据开放工作。
市大数据中心负责本市公共数据统一开放平台(以下简称开放平台)的建设、运行和维护,并制订相关技术标准。
市网信部门负责统筹协调本市个人信息保护、网络数据安全和相关监管工作。
区经济信息化部门等区政府确定的部门负责指导、推进和协调本行政区域内公共数据开放工作。
市政府各部门、区政府以及其他公共管理和服务机构(以下统称数据开放主体)分别负责本系统、本行政区域和本单位的公共数据开放。`,
  duties: {
    'SH-5.1': {
      kind: 'obligation',
      who: 'openingAuthority',
      quote: '负责指导协调、统筹推进本市公共数据开放、利用和相关产业发展',
      requires: [{ report: 'openingOversight', quote: '负责指导协调、统筹推进本市公共数据开放' }],
    },
    'SH-5.2': {
      kind: 'obligation',
      who: 'supervisor',
      quote: '市政府办公厅负责推动、监督本市公共数据开放工作',
      requires: [{ report: 'openingSupervision', quote: '推动、监督本市公共数据开放工作' }],
    },
    'SH-5.3': {
      kind: 'obligation',
      who: 'operator',
      quote: '负责本市公共数据统一开放平台(以下简称开放平台)的建设、运行和维护,并制订相关技术标准',
      steps: [
        'technicalStandard.draft',
        'technicalStandard.edit',
        'technicalStandard.publish',
        'technicalStandard.supersede',
      ],
    },
    'SH-5.4': {
      kind: 'obligation',
      who: 'securityRegulator',
      quote: '市网信部门负责统筹协调本市个人信息保护、网络数据安全和相关监管工作',
    },
    'SH-5.5': {
      kind: 'obligation',
      who: 'openingAuthority',
      quote: '区经济信息化部门等区政府确定的部门负责指导、推进和协调本行政区域内公共数据开放工作',
    },
    'SH-5.6': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '市政府各部门、区政府以及其他公共管理和服务机构(以下统称数据开放主体)分别负责本系统、本行政区域和本单位的公共数据开放',
    },
  },
} as const satisfies Article
