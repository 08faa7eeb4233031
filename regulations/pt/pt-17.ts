import { months } from '@gongshu/deadlines'
import type { Article } from '../article.ts'

export const pt17 = {
  text: `第十七条 在依法履职过程中需要使用其他单位共享的公共数据的各部委办局、各街镇和各人民团体(以下简称区级需求单位),应当通过区大数据资源分平台提出公共数据共享需求申请。
公共数据共享需求申请应当明确需求类型、应用场景、需求依据、业务目标、数据资源内容、数据使用方式和频率,以及数据使用安全等级和相关保障措施。
数据使用频率原则上不得低于每3个月使用一次。确有特殊情况的,应当在提出公共数据共享需求申请时,提供相关依据和理由。`,
  duties: {
    'PT-17.1': {
      kind: 'obligation',
      who: 'consumer',
      quote: '应当通过区大数据资源分平台提出公共数据共享需求申请',
      steps: ['demand.submit'],
    },
    'PT-17.2': {
      kind: 'obligation',
      who: 'consumer',
      quote:
        '公共数据共享需求申请应当明确需求类型、应用场景、需求依据、业务目标、数据资源内容、数据使用方式和频率,以及数据使用安全等级和相关保障措施',
      steps: ['demand.submit', 'demand.resubmit'],
      requires: [
        { field: 'demandType', quote: '需求类型' },
        { field: 'scenario', quote: '应用场景' },
        { field: 'basis', quote: '需求依据' },
        { field: 'businessGoal', quote: '业务目标' },
        { field: 'dataContent', quote: '数据资源内容' },
        { field: 'useMode', quote: '数据使用方式和频率' },
        { field: 'useFrequency', quote: '数据使用方式和频率' },
        { field: 'securityLevel', quote: '数据使用安全等级' },
        { field: 'safeguards', quote: '相关保障措施' },
      ],
    },
    // The reason is due only when the use is rarer than the article's measure: the decision of these steps asks for it.
    'PT-17.3': {
      kind: 'obligation',
      who: 'consumer',
      quote:
        '数据使用频率原则上不得低于每3个月使用一次。确有特殊情况的,应当在提出公共数据共享需求申请时,提供相关依据和理由',
      steps: ['demand.submit', 'demand.resubmit'],
      requires: [{ rule: 'rarerUse', limit: months(3), quote: '数据使用频率原则上不得低于每3个月使用一次' }],
    },
  },
} as const satisfies Article
