import type { Article } from '../article.ts'

export const zh04 = {
  text: '第四条 本办法所称公共数据资源目录(以下简称“资源目录”),是指通过对公共数据依据规范描述资源的特征(包括但不限于资源的名称、提供单位、共享开放属性等要素),按照一定的分类方法进行排序和编码的一组信息,用于对公共数据资源的检索、定位与获取。',
  duties: {
    'ZH-4': {
      kind: 'definition',
      who: 'provider',
      quote:
        '是指通过对公共数据依据规范描述资源的特征(包括但不限于资源的名称、提供单位、共享开放属性等要素),按照一定的分类方法进行排序和编码的一组信息,用于对公共数据资源的检索、定位与获取',
      steps: ['catalogEntry.submit', 'catalogEntry.resubmit'],
      requires: [
        { field: 'name', quote: '资源的名称' },
        { field: 'classification', quote: '按照一定的分类方法进行排序和编码' },
      ],
    },
  },
} as const satisfies Article
