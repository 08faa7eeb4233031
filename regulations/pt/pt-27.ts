import type { Article } from '../article.ts'

export const pt27 = {
  text: '第二十七条 本区公共数据共享应用活动中的各类主体应当按照《中华人民共和国数据安全法》等有关规定,落实相应责任。',
  duties: {
    'PT-27': {
      kind: 'obligation',
      who: 'everyone',
      quote: '本区公共数据共享应用活动中的各类主体应当按照《中华人民共和国数据安全法》等有关规定,落实相应责任',
      noSoftwareDuty: '指引适用上位法的一般规定;平台的具体安全义务见第二十八条至第三十一条',
    },
  },
} as const satisfies Article
