import type { Article } from '../article.ts'

export const sh13 = {
  text: `第十三条 【分级分类指南】
市经济信息化部门应当会同市大数据中心结合公共数据安全要求、个人信息保护要求和应用要求等因素,制定本市公共数据开放分级分类指南并进行动态更新。
数据开放主体应当按照分级分类指南,结合行业、区域特点,制定公共数据开放分级分类的行业细则,并对公共数据进行分级分类,确定开放类型、开放条件和监管措施,并将类别纳入公共数据开放清单公开。
分级分类指南应当包括以下内容:
(一)分级分类总体方法、原则与流程,如分级分类维度、级别设置、相应风险防控和安全保障措施等;
(二)各级别与类别的对应关系;
(三)各级别对应的开放条件;
(四)分级分类示例。`,
  duties: {
    'SH-13.1': {
      kind: 'obligation',
      who: ['openingAuthority', 'operator'],
      quote: '制定本市公共数据开放分级分类指南并进行动态更新',
      steps: [
        'classificationGuide.draft',
        'classificationGuide.edit',
        'classificationGuide.publish',
        'classificationGuide.supersede',
      ],
      requires: [{ report: 'entriesToReclass', quote: '进行动态更新', on: ['classificationGuide.publish'] }],
    },
    'SH-13.2': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '结合行业、区域特点,制定公共数据开放分级分类的行业细则,并对公共数据进行分级分类,确定开放类型、开放条件和监管措施,并将类别纳入公共数据开放清单公开',
      steps: [
        'sectorRules.draft',
        'sectorRules.edit',
        'sectorRules.publish',
        'sectorRules.supersede',
        'openListEntry.submit',
        'openListEntry.resubmit',
      ],
      requires: [
        {
          rule: 'supervisionStated',
          quote: '确定开放类型、开放条件和监管措施',
          on: ['openListEntry.submit', 'openListEntry.resubmit'],
        },
      ],
    },
    'SH-13.3': {
      kind: 'obligation',
      who: 'openingAuthority',
      quote: '分级分类指南应当包括以下内容',
      steps: ['classificationGuide.publish'],
    },
    'SH-13.3.1': {
      kind: 'obligation',
      who: 'openingAuthority',
      quote: '分级分类总体方法、原则与流程,如分级分类维度、级别设置、相应风险防控和安全保障措施等',
      steps: ['classificationGuide.publish'],
      requires: [{ field: 'gradingMethod', quote: '分级分类总体方法、原则与流程' }],
    },
    'SH-13.3.2': {
      kind: 'obligation',
      who: 'openingAuthority',
      quote: '各级别与类别的对应关系',
      steps: ['classificationGuide.publish'],
      requires: [{ field: 'classesOfLevels', quote: '各级别与类别的对应关系' }],
    },
    'SH-13.3.3': {
      kind: 'obligation',
      who: 'openingAuthority',
      quote: '各级别对应的开放条件',
      steps: ['classificationGuide.publish'],
      requires: [{ field: 'conditionsOfLevels', quote: '各级别对应的开放条件' }],
    },
    'SH-13.3.4': {
      kind: 'obligation',
      who: 'openingAuthority',
      quote: '分级分类示例',
      steps: ['classificationGuide.publish'],
      requires: [{ field: 'gradingExamples', quote: '分级分类示例' }],
    },
  },
} as const satisfies Article
