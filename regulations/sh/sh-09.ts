import type { Article } from '../article.ts'

export const sh09 = {
  text: `第九条     【开放清单】
公共数据开放采取清单制管理,数据开放主体应当根据开放清单编制相关操作指南编制本单位公共数据开放清单。
开放清单应当标注数据领域、数据摘要、数据项和数据格式等信息,明确数据的开放类型、开放条件和更新频率等,具体要求如下:
(一)具有简明扼要的名称,清楚展现该数据的关键字段、时间范围、地域范围等信息,并应当与相似数据集有明显区分度;
(二)具有准确、方便用户理解的数据字段及配套说明,禁止使用无说明的缩写,对于专有词汇应当做好相应说明;
(三)明确数据格式,优先采用实时数据接口、csv等通用格式,原则上禁止使用需要专有软件和工具才能打开的格式;
(四)明确开放条件,开放条件应当根据分级分类指南和实际管理需要进行设置,具体参照第十五条执行;
(五)明确数据更新频率,更新频率应当与数据产生频率相当。对于不定期产生的数据或不再更新的数据,可以列为静态数据;
(六)明确说明数据关联关系,在时间跨度、地理位置等方面的关联关系应当做出说明;
(七)提供其他用户所需的说明。
开放清单应当与公共数据目录挂接,明确开放清单中的数据字段在数据湖中的目录来源,数据开放主体负责对挂接关系进行维护。`,
  duties: {
    'SH-9.1': {
      kind: 'obligation',
      who: 'provider',
      quote: '公共数据开放采取清单制管理,数据开放主体应当根据开放清单编制相关操作指南编制本单位公共数据开放清单',
      steps: ['openListEntry.submit'],
    },
    'SH-9.2': {
      kind: 'obligation',
      who: 'provider',
      quote: '开放清单应当标注数据领域、数据摘要、数据项和数据格式等信息,明确数据的开放类型、开放条件和更新频率等',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [
        { field: 'domain', quote: '数据领域' },
        { field: 'abstract', quote: '数据摘要' },
        { field: 'items', quote: '数据项' },
        { field: 'formats', quote: '数据格式' },
        { field: 'openingClass', quote: '开放类型' },
        { field: 'conditions', quote: '开放条件' },
        { field: 'updateFrequency', quote: '更新频率' },
      ],
    },
    'SH-9.2.1': {
      kind: 'obligation',
      who: 'provider',
      quote: '具有简明扼要的名称,清楚展现该数据的关键字段、时间范围、地域范围等信息,并应当与相似数据集有明显区分度',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ rule: 'distinctName', quote: '并应当与相似数据集有明显区分度' }],
    },
    'SH-9.2.2': {
      kind: 'prohibition',
      who: 'provider',
      quote: '具有准确、方便用户理解的数据字段及配套说明,禁止使用无说明的缩写,对于专有词汇应当做好相应说明',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ rule: 'itemsExplained', quote: '禁止使用无说明的缩写' }],
    },
    'SH-9.2.3': {
      kind: 'prohibition',
      who: 'provider',
      quote: '明确数据格式,优先采用实时数据接口、csv等通用格式,原则上禁止使用需要专有软件和工具才能打开的格式',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
    },
    'SH-9.2.4': {
      kind: 'obligation',
      who: 'provider',
      quote: '明确开放条件,开放条件应当根据分级分类指南和实际管理需要进行设置,具体参照第十五条执行',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
    },
    // reading: 静态数据 may hide neglect, so it needs a reason and stands in the yearly review.
    'SH-9.2.5': {
      kind: 'obligation',
      who: 'provider',
      quote: '明确数据更新频率,更新频率应当与数据产生频率相当。对于不定期产生的数据或不再更新的数据,可以列为静态数据',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      recurs: { every: 'entryFrequency', quote: '更新频率应当与数据产生频率相当' },
      requires: [{ rule: 'staticExplained', quote: '对于不定期产生的数据或不再更新的数据,可以列为静态数据' }],
    },
    'SH-9.2.6': {
      kind: 'obligation',
      who: 'provider',
      quote: '明确说明数据关联关系,在时间跨度、地理位置等方面的关联关系应当做出说明',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
    },
    'SH-9.2.7': {
      kind: 'obligation',
      who: 'provider',
      quote: '提供其他用户所需的说明',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
    },
    'SH-9.3': {
      kind: 'obligation',
      who: 'provider',
      quote:
        '开放清单应当与公共数据目录挂接,明确开放清单中的数据字段在数据湖中的目录来源,数据开放主体负责对挂接关系进行维护',
      steps: ['openListEntry.submit', 'openListEntry.resubmit'],
      requires: [{ report: 'brokenOpenLinks', quote: '数据开放主体负责对挂接关系进行维护' }],
    },
  },
} as const satisfies Article
