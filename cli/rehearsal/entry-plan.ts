import type { Jurisdiction } from '@gongshu/regulations'
import type { EntryName, Item } from './made.ts'
import type { Seeded } from './seeded.ts'

/** An entry as its provider submits it. */
export type EntryForm = {
  readonly name: string
  readonly description: string
  readonly source: string
  readonly updateFrequency: string
  readonly classification: string
  readonly grade: string
  readonly sharingAttribute: string
  readonly openingAttribute: string
  readonly coverage: string
  readonly managingBody: string
  readonly stateSecret: boolean
  readonly formats: string
  readonly businessName: string
  readonly provisionMode: string
  readonly sharingPeriod: string
  readonly items: readonly Item[]
}

const text = (column: string, name: string, description: string): Item => ({
  column,
  name,
  description,
  type: 'text',
  length: 100,
  required: false,
  personal: false,
  lookup: false,
  mask: 'none',
})

const key = (column: string, name: string, description: string): Item => ({
  ...text(column, name, description),
  required: true,
  lookup: true,
})

/** Elements of an entry that only some texts ask for; the mode is one of those that the text names. */
export function elementsHere({ words }: Jurisdiction) {
  const [mode = 'api'] = Object.keys(words.provisionModes)
  return { formats: 'CSV', businessName: '政务数据管理', provisionMode: mode, sharingPeriod: '长期' }
}

const common = {
  classification: '部门业务类',
  grade: 'general1',
  sharingAttribute: 'shared',
  openingAttribute: 'unconditional',
  stateSecret: false,
} as const

/** The four entries of the job. The masks of the personal one are drawn. */
export function plannedEntries(chance: Seeded, jurisdiction: Jurisdiction): { [E in EntryName]: EntryForm } {
  const elements = { ...common, ...elementsHere(jurisdiction) }
  return {
    streets: {
      ...elements,
      name: '街道和乡镇',
      description: '乡级行政区的代码、名称和所属上级',
      source: '区划地名管理信息系统',
      updateFrequency: 'yearly',
      coverage: '全国',
      managingBody: '区划地名科',
      items: [
        key('code', '乡级代码', '九位乡级行政区代码'),
        text('name', '名称', '乡级行政区名称'),
        text('areaCode', '县级代码', '所属县级行政区代码'),
        text('provinceCode', '省级代码', '所属省级行政区代码'),
        text('cityCode', '地级代码', '所属地级行政区代码'),
      ],
    },
    areas: {
      ...elements,
      name: '行政区划(区县)',
      description: '县级行政区的代码、名称和所属上级',
      source: '地理空间基础库',
      updateFrequency: 'yearly',
      coverage: '全国',
      managingBody: '信息管理科',
      items: [
        key('code', '县级代码', '六位县级行政区代码'),
        text('name', '名称', '县级行政区名称'),
        text('cityCode', '地级代码', '所属地级行政区代码'),
        text('provinceCode', '省级代码', '所属省级行政区代码'),
      ],
    },
    holidays: {
      ...elements,
      name: '节假日安排',
      description: '国务院公布的放假和调休上班日期',
      source: '工作日历管理系统',
      updateFrequency: 'yearly',
      coverage: '全国',
      managingBody: '工时管理科',
      items: [
        { ...key('date', '日期', '放假或者调休的日期'), type: 'date', length: null },
        text('name', '节日', '所属节日名称'),
        { ...text('isOffDay', '是否放假', '真为放假,假为调休上班'), type: 'boolean', length: null, required: true },
      ],
    },
    people: { ...elements, ...peopleEntry(chance) },
  }
}

function peopleEntry(chance: Seeded) {
  return {
    name: '人口登记样本',
    description: '虚构人员的登记样本,用于演练,不含任何真实个人信息',
    source: '实有人口登记系统',
    updateFrequency: 'monthly',
    grade: 'general3',
    openingAttribute: 'notOpen',
    coverage: '全区',
    managingBody: '登记管理科',
    items: peopleItems(chance),
  }
}

function peopleItems(chance: Seeded): Item[] {
  const personal = (column: string, name: string, masks: readonly string[]): Item => ({
    ...text(column, name, `${name}(虚构)`),
    personal: true,
    mask: chance.pick(masks),
  })
  return [
    { ...text('rec_id', '登记编号', '样本内的登记编号'), required: true },
    personal('given_name', '名', ['keep_1_1', 'name_surname', 'hash']),
    personal('surname', '姓', ['keep_1_1', 'hash', 'drop']),
    personal('street_number', '门牌号', ['drop', 'hash']),
    personal('address_1', '地址一', ['keep_1_1', 'drop']),
    personal('address_2', '地址二', ['drop', 'hash']),
    text('suburb', '街区', '所在街区'),
    text('postcode', '邮政编码', '邮政编码'),
    text('state', '州', '州的简称'),
    personal('date_of_birth', '出生日期', ['keep_1_1', 'year_only']),
    { ...personal('soc_sec_id', '社会保障号', ['keep_1_1', 'id_6_4', 'mobile_3_4', 'hash']), lookup: true },
  ]
}
