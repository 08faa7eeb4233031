import type { Article } from '../article.ts'

export const sh03 = {
  text: `第三条     【定义】
本办法所称公共数据,是指本市各级行政机关以及履行公共管理和服务职能的事业单位(以下统称公共管理和服务机构)在依法履职过程中,采集和产生的各类数据资源。
本办法所称公共数据开放,是指公共管理和服务机构在公共数据范围内,面向社会提供具备原始性、可机器读取、可供社会化再利用的数据集的公共服务。`,
  duties: {
    'SH-3.1': {
      kind: 'definition',
      who: 'provider',
      quote:
        '是指本市各级行政机关以及履行公共管理和服务职能的事业单位(以下统称公共管理和服务机构)在依法履职过程中,采集和产生的各类数据资源',
      steps: ['unit.register'],
    },
    'SH-3.2': {
      kind: 'definition',
      who: 'provider',
      quote: '面向社会提供具备原始性、可机器读取、可供社会化再利用的数据集的公共服务',
      steps: ['openListEntry.accept'],
    },
  },
} as const satisfies Article
