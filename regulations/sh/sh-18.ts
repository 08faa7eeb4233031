import type { Article } from '../article.ts'

export const sh18 = {
  text: `第十八条 【有条件开放数据获取】
对列入有条件开放类的公共数据,数据开放主体应当通过开放平台在相应数据页面一次性告知数据申请的全部材料,包括相关资质与能力证明、数据安全管理措施、应用场景说明等材料。涉及开放条件调整时,数据开放主体应主动并及时更新数据申请材料说明。
自然人、法人和非法人组织通过开放平台提交开放申请,上传相应材料。`,
  duties: {
    // reading: 一次性 binds later requests: only material on the list of the day of the application can be asked for.
    'SH-18.1a': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '对列入有条件开放类的公共数据,数据开放主体应当通过开放平台在相应数据页面一次性告知数据申请的全部材料,包括相关资质与能力证明、数据安全管理措施、应用场景说明等材料',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [
        { when: 'class.conditional', quote: '对列入有条件开放类的公共数据' },
        { rule: 'materialsListed', quote: '一次性告知数据申请的全部材料' },
      ],
    },
    'SH-18.1b': {
      kind: 'obligation',
      who: 'provider',
      quote: '涉及开放条件调整时,数据开放主体应主动并及时更新数据申请材料说明',
      steps: ['openListChange.submit', 'openListChange.resubmit'],
      requires: [
        { when: 'change.conditions', quote: '涉及开放条件调整时' },
        { rule: 'materialsRevised', quote: '主动并及时更新数据申请材料说明' },
      ],
    },
    'SH-18.2': {
      kind: 'right',
      who: 'applicant',
      quote: '自然人、法人和非法人组织通过开放平台提交开放申请,上传相应材料',
      steps: ['accessRequest.submit', 'accessRequest.withdraw'],
      requires: [{ attachment: 'materials', quote: '上传相应材料', on: ['accessRequest.submit'] }],
    },
  },
} as const satisfies Article
