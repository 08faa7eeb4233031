import type { Article } from '../article.ts'

export const sh11 = {
  text: `第十一条 【开放清单调整流程】
新增、修改开放清单的,数据开放主体应当提交新增或修改工单,明确具体内容并说明原因,修改为不开放的,应当提供证明文件。
开放清单调整以工单形式在平台中提交,对不符合条件的予以退回,情形包括:
(一)无合理理由调整的;
(二)提供信息不全的;
(三)不符合分级分类规则的;
(四)其他不符合要求的情形。`,
  duties: {
    'SH-11.1': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '新增、修改开放清单的,数据开放主体应当提交新增或修改工单,明确具体内容并说明原因,修改为不开放的,应当提供证明文件',
      // reading: taking an entry off the list is a change to not open; work orders exist only for adding and changing.
      steps: [
        'openListEntry.submit',
        'openListEntry.resubmit',
        'openListEntry.withdraw',
        'openListChange.submit',
        'openListChange.resubmit',
      ],
      requires: [
        {
          field: 'reason',
          quote: '明确具体内容并说明原因',
          on: ['openListEntry.submit', 'openListEntry.resubmit', 'openListChange.submit', 'openListChange.resubmit'],
        },
        { attachment: 'proof', quote: '修改为不开放的,应当提供证明文件', on: ['openListEntry.withdraw'] },
      ],
    },
    // reading: the reviewer is not named; the operator of the platform reviews work orders. No limit is given.
    'SH-11.2': {
      kind: 'obligation',
      who: 'operator',
      quote: '开放清单调整以工单形式在平台中提交,对不符合条件的予以退回',
      steps: ['openListEntry.accept', 'openListEntry.return', 'openListChange.accept', 'openListChange.return'],
      requires: [
        {
          field: 'reasonCode',
          quote: '对不符合条件的予以退回,情形包括',
          on: ['openListEntry.return', 'openListChange.return'],
        },
      ],
    },
    'SH-11.2.1': {
      kind: 'definition',
      who: 'operator',
      quote: '无合理理由调整的',
      steps: ['openListEntry.return', 'openListChange.return'],
      requires: [{ when: 'return.noReason', quote: '无合理理由调整的' }],
    },
    'SH-11.2.2': {
      kind: 'definition',
      who: 'operator',
      quote: '提供信息不全的',
      steps: ['openListEntry.return', 'openListChange.return'],
      requires: [{ when: 'return.incomplete', quote: '提供信息不全的' }],
    },
    'SH-11.2.3': {
      kind: 'definition',
      who: 'operator',
      quote: '不符合分级分类规则的',
      steps: ['openListEntry.return', 'openListChange.return'],
      requires: [{ when: 'return.wrongClass', quote: '不符合分级分类规则的' }],
    },
    'SH-11.2.4': {
      kind: 'definition',
      who: 'operator',
      quote: '其他不符合要求的情形',
      steps: ['openListEntry.return', 'openListChange.return'],
      requires: [{ when: 'return.other', quote: '其他不符合要求的情形' }],
    },
  },
} as const satisfies Article
