import type { Article } from '../article.ts'

export const pt29 = {
  text: '第二十九条 区大数据中心和各相关单位应当结合本单位职责,建立健全公共数据全生命周期安全防护体系,强化日常监测、风险预警和应急处置,防止公共数据泄露、毁损、丢失;在发生数据安全事件时应当立即采取处置措施,并及时向相关数据安全监管部门、区府办报告。',
  duties: {
    'PT-29a': {
      kind: 'obligation',
      who: 'everyone',
      quote: '建立健全公共数据全生命周期安全防护体系,强化日常监测、风险预警和应急处置,防止公共数据泄露、毁损、丢失',
    },
    'PT-29b': {
      kind: 'obligation',
      who: 'everyone',
      quote: '在发生数据安全事件时应当立即采取处置措施,并及时向相关数据安全监管部门、区府办报告',
      steps: ['incident.open', 'incident.takeMeasures', 'incident.report', 'incident.close'],
      requires: [{ report: 'incident', quote: '及时向相关数据安全监管部门、区府办报告', on: ['incident.report'] }],
    },
  },
} as const satisfies Article
