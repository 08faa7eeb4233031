import type { Article } from '../article.ts'

export const cm30 = {
  text: '第三十条  数据责任单位应当制定有关公共数据安全事件的应急预案并定期组织应急演练。发生危害安全事件时，应当立即启动应急预案，迅速采取应急措施降低损害程度，防止事故扩大，保存相关记录，并按照规定向有关部门报告。',
  duties: {
    'CM-30a': {
      kind: 'obligation',
      who: 'provider',
      quote: '数据责任单位应当制定有关公共数据安全事件的应急预案并定期组织应急演练',
      steps: ['emergencyPlan.file', 'emergencyPlan.replace', 'drill.plan', 'drill.recordResult'],
      recurs: { every: 'regularly', quote: '定期组织应急演练' },
      requires: [{ report: 'emergencyPlanGaps', quote: '应当制定有关公共数据安全事件的应急预案' }],
    },
    'CM-30b': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '发生危害安全事件时，应当立即启动应急预案，迅速采取应急措施降低损害程度，防止事故扩大，保存相关记录，并按照规定向有关部门报告',
      steps: [
        'incident.open',
        'incident.startPlan',
        'incident.takeMeasures',
        'incident.report',
        'incident.lockRecords',
        'incident.close',
      ],
      requires: [
        { report: 'incident', quote: '并按照规定向有关部门报告', on: ['incident.report'] },
        { rule: 'recordsKept', quote: '保存相关记录', on: ['incident.close'] },
        { rule: 'reportedBeforeClosing', quote: '并按照规定向有关部门报告', on: ['incident.close'] },
      ],
    },
  },
} as const satisfies Article
