import { workdays } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const zh13 = {
  text: '第十三条 各单位应当加强公共数据资源目录的编制、审核、报送、更新等工作,保证公共数据资源目录的及时性、完整性和有效性。当公共数据目录发生变化的,应当在5个工作日内完成资源目录的变更申请与更新操作。',
  duties: {
    // reading: 审核 beside 编制 is the work of a second person of the unit; who that is the unit says by its accounts.
    'ZH-13a': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '各单位应当加强公共数据资源目录的编制、审核、报送、更新等工作,保证公共数据资源目录的及时性、完整性和有效性',
      steps: ['catalogEntry.reviewInUnit', 'catalogEntry.returnInUnit'],
      requires: [{ report: 'catalogQuality', quote: '保证公共数据资源目录的及时性、完整性和有效性' }],
    },
    'ZH-13b': {
      kind: 'obligation',
      who: 'provider',
      quote: '当公共数据目录发生变化的,应当在5个工作日内完成资源目录的变更申请与更新操作',
      steps: [
        'catalogTask.open',
        'catalogTask.complete',
        'catalogEntry.requestChange',
        'catalogEntry.executeChange',
        'catalogEntry.executeDeletion',
      ],
      clock: {
        // reading: 发生变化 is the day of the change that the provider states; one limit for the request and the published update.
        startsOn: 'catalogTask.open',
        on: 'case',
        endsOn: ['catalogTask.done', 'catalogTask.cancelled'],
        within: workdays(5),
      },
      requires: [
        { field: 'changeCause', quote: '当公共数据目录发生变化的', on: ['catalogTask.open'] },
        { rule: 'catalogChanged', quote: '当公共数据目录发生变化的' },
        // The limit runs from the change itself, so the day of it is asked for with the request.
        { field: 'changedOn', quote: '发生变化', on: ['catalogEntry.requestChange'] },
      ],
    },
  },
} as const satisfies Article
