import type { Article } from '../article.ts'

export const zh27 = {
  text: '第二十七条 公共数据安全管理的部门职责分工、数据全生命周期的安全管理、公民、法人和其他组织的合法权益保障以及法律责任追究等方面,按照《宁波市公共数据安全管理规定》相关规定执行。',
  duties: {
    'ZH-27': {
      kind: 'definition',
      who: 'everyone',
      quote: '按照《宁波市公共数据安全管理规定》相关规定执行',
      noSoftwareDuty: '指引适用另一规定,本办法未另设可由系统办理的事项',
    },
  },
} as const satisfies Article
