import { workdays } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const cm08 = {
  text: '第八条  公共数据目录实行动态管理。法律、法规、规章修改或者管理服务职能发生变更的，数据责任单位应当在15个工作日内更新本单位公共数据目录。',
  duties: {
    'CM-8': {
      kind: 'obligation',
      who: 'provider',
      quote: '法律、法规、规章修改或者管理服务职能发生变更的，数据责任单位应当在15个工作日内更新本单位公共数据目录',
      steps: ['catalogTask.open', 'catalogTask.complete'],
      clock: {
        // reading: the words name no start; it is the day on which the amendment or the change of functions takes effect.
        startsOn: 'catalogTask.open',
        on: 'case',
        endsOn: ['catalogTask.done', 'catalogTask.cancelled'],
        within: workdays(15),
      },
      requires: [
        { rule: 'lawAmended', quote: '法律、法规、规章修改' },
        { rule: 'functionChanged', quote: '管理服务职能发生变更' },
        { field: 'changeCause', quote: '法律、法规、规章修改或者管理服务职能发生变更的', on: ['catalogTask.open'] },
      ],
    },
  },
} as const satisfies Article
