import type { Article } from '../article.ts'

export const cm12 = {
  text: '第十二条  公共数据主管部门应当会同相关数据责任单位，建立自然人、法人、自然资源和空间地理、宏观经济等基础数据库和教育卫生、政务服务、社会保障、食品安全、生态环保、信用体系、应急管理、国资监管等主题数据库。',
  duties: {
    'CM-12': {
      kind: 'obligation',
      who: ['authority', 'provider'],
      quote:
        '建立自然人、法人、自然资源和空间地理、宏观经济等基础数据库和教育卫生、政务服务、社会保障、食品安全、生态环保、信用体系、应急管理、国资监管等主题数据库',
      steps: ['sharedDatabase.register', 'sharedDatabase.addMember', 'sharedDatabase.complete'],
      requires: [{ report: 'sharedDatabases', quote: '基础数据库' }],
    },
  },
} as const satisfies Article
