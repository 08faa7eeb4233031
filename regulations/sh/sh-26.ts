import type { Article } from '../article.ts'

export const sh26 = {
  text: `第二十六条  【权益保护】
自然人、法人和非法人组织认为开放数据侵犯其商业秘密、个人隐私等合法权益的,可以通过开放平台告知数据开放主体,并提交相关证据材料。
数据开放主体收到相关证据材料后,认为必要的,应当立即中止开放,同时进行核实。根据核实结果,分别采取撤回数据、恢复开放或者处理后再开放等措施,并及时反馈。`,
  duties: {
    'SH-26.1': {
      kind: 'right',
      who: 'public',
      quote:
        '自然人、法人和非法人组织认为开放数据侵犯其商业秘密、个人隐私等合法权益的,可以通过开放平台告知数据开放主体,并提交相关证据材料',
      steps: ['rightsComplaint.submit'],
      requires: [
        { field: 'rightInfringed', quote: '侵犯其商业秘密、个人隐私等合法权益的' },
        { attachment: 'evidence', quote: '并提交相关证据材料' },
        { notice: 'rightsComplaintReceived', quote: '可以通过开放平台告知数据开放主体' },
      ],
    },
    // reading: 认为必要的 leaves the provider a choice, so it gives its reason either way; no day is named for checking.
    'SH-26.2a': {
      kind: 'obligation',
      who: 'provider',
      quote: '数据开放主体收到相关证据材料后,认为必要的,应当立即中止开放,同时进行核实',
      steps: ['rightsComplaint.judge', 'openListEntry.suspend', 'delivery.suspend'],
      requires: [{ field: 'reason', quote: '认为必要的', on: ['rightsComplaint.judge'] }],
    },
    'SH-26.2b': {
      kind: 'obligation',
      who: 'provider',
      quote: '根据核实结果,分别采取撤回数据、恢复开放或者处理后再开放等措施,并及时反馈',
      steps: [
        'rightsComplaint.decide',
        'rightsComplaint.completeProcessing',
        'rightsComplaint.answer',
        'openListEntry.reopen',
        'openListEntry.withdraw',
        'delivery.resume',
      ],
      requires: [{ notice: 'rightsComplaintAnswered', quote: '并及时反馈', on: ['rightsComplaint.answer'] }],
    },
  },
} as const satisfies Article
