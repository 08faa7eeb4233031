import type { Article } from '../article.ts'

export const cm02 = {
  text: '第二条  公共数据，是指本区各级行政机关、事业单位，经依法授权具有管理公共事务职能的组织，以及供水、供电、供气、公共交通等提供公共服务的组织，在履行公共管理和服务职责过程中收集和产生的数据。',
  duties: {
    'CM-2': {
      kind: 'definition',
      who: ['provider', 'consumer'],
      quote:
        '本区各级行政机关、事业单位，经依法授权具有管理公共事务职能的组织，以及供水、供电、供气、公共交通等提供公共服务的组织',
      steps: ['unit.register'],
      requires: [
        { rule: 'unitInScope', quote: '以及供水、供电、供气、公共交通等提供公共服务的组织' },
        { rule: 'publicServiceInScope', quote: '供水、供电、供气、公共交通等提供公共服务的组织' },
      ],
    },
  },
} as const satisfies Article
