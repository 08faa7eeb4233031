import type { Jurisdiction, Role } from '@gongshu/regulations'
import type { EntryName } from './made.ts'
import type { Seeded } from './seeded.ts'

export type PlannedUnit = {
  readonly login: string
  readonly name: string
  readonly kind: 'partyOrGovernment' | 'stateOwned'
  readonly offices: readonly Role[]
  /** What the person who acts for the unit may do. */
  readonly roles: readonly Role[]
}

/** The department that provides each entry, with its 职责 and the system that the data comes from. */
export const departments: {
  readonly [E in EntryName]: { login: string; name: string; duty: string; system: string; basis: string }
} = {
  streets: {
    login: 'civil',
    name: '区民政局',
    duty: '行政区划和地名管理',
    system: '区划地名管理信息系统',
    basis: '《行政区划管理条例》',
  },
  areas: {
    login: 'planning',
    name: '区规划资源局',
    duty: '地理空间数据管理',
    system: '地理空间基础库',
    basis: '《中华人民共和国测绘法》',
  },
  holidays: {
    login: 'labour',
    name: '区人力资源社会保障局',
    duty: '放假安排公布和落实',
    system: '工作日历管理系统',
    basis: '《全国年节及纪念日放假办法》',
  },
  people: {
    login: 'population',
    name: '区人口服务管理中心',
    duty: '实有人口登记',
    system: '实有人口登记系统',
    basis: '《中华人民共和国户口登记条例》',
  },
}

/** Authority, operator and the regulators as the texts of the jurisdiction name them; one office may hold two roles. */
export function plannedOffices({ offices }: Jurisdiction): PlannedUnit[] {
  const planned = [
    office('authority', offices.authority ?? '', 'authority'),
    office('operator', offices.operator ?? '', 'operator'),
  ]
  return [...planned, ...regulatorsOf(offices.securityRegulator ?? '')]
}

function office(login: string, name: string, role: Role): PlannedUnit {
  return { login, name, kind: 'partyOrGovernment', offices: [role], roles: [role] }
}

function regulatorsOf(named: string): PlannedUnit[] {
  const regulators = named.split('、').filter(name => /网信|公安/.test(name))
  // A text may name the trade alone, without the word for an office.
  const asOffice = (name: string) => (/[办局门关]$/.test(name) ? name : `${name}部门`)
  return regulators.map((name, index) => office(`regulator${index + 1}`, asOffice(name), 'securityRegulator'))
}

const places = ['梧桐', '银杏', '白玉兰', '香樟', '海棠', '紫藤', '木槿', '石榴'] as const

/** Departments that provide and use data, sub-districts that use it, and a company that may do neither. */
export function plannedUnits(chance: Seeded, level: Jurisdiction['level']) {
  const entries = Object.entries(departments) as [EntryName, (typeof departments)[EntryName]][]
  const nameHere = (name: string) => (level === 'city' ? name.replace(/^区/, '市') : name)
  const planned = entries.map(([entry, { login, name }]): [EntryName, PlannedUnit] => [
    entry,
    { login, name: nameHere(name), kind: 'partyOrGovernment', offices: ['provider', 'consumer'], roles: ['provider'] },
  ])
  const [first = '', second = '', third = ''] = chance.shuffled(places)
  const subDistrict = (login: string, name: string): PlannedUnit => ({
    login,
    name,
    kind: 'partyOrGovernment',
    offices: ['consumer'],
    roles: ['consumer'],
  })
  return {
    departments: Object.fromEntries(planned) as { [E in EntryName]: PlannedUnit },
    subDistricts: [
      subDistrict('street', `演练${first}街道办事处`),
      subDistrict('town', `演练${second}镇人民政府`),
    ] as const,
    outOfScope: { login: 'company', name: `演练${third}投资公司`, kind: 'stateOwned', offices: [], roles: [] } as const,
  }
}

const stems = '甲乙丙丁戊己庚辛壬癸'
const numerals = '一二三四五六七八九十'

/** A name that nobody can take for a real person's; no two of one rehearsal are alike. */
export function madeUpName(index: number, seed: number): string {
  const at = (index + Math.abs(seed)) % 100
  return `演练员${stems[Math.floor(at / 10)]}${numerals[at % 10]}`
}
