import type { Article } from '../article.ts'

export const cm26 = {
  text: '第二十六条  公共数据安全管理应当坚持权责统一、预防为主、防治结合，加强公共数据全生命周期安全和合法利用管理。',
  duties: {
    'CM-26': {
      kind: 'definition',
      who: 'everyone',
      quote: '公共数据安全管理应当坚持权责统一、预防为主、防治结合',
      noSoftwareDuty: '原则性规定;具体安全义务见第二十七条至第三十一条',
    },
  },
} as const satisfies Article
