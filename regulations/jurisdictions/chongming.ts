import type { Jurisdiction } from '../jurisdiction.ts'

export const chongming = {
  id: 'chongming',
  name: '上海市崇明区',
  level: 'district',
  regionCode: '310151',
  parent: { name: '上海市', regionCode: '310000', id: 'shanghai' },
  texts: ['cm', 'sh'],
  matters: {
    organisation: 'cm',
    catalog: 'cm',
    collection: 'cm',
    capture: 'cm',
    quality: 'cm',
    sharing: 'cm',
    disposal: 'cm',
    operation: 'cm',
    procurement: 'cm',
    projects: 'cm',
    contractors: 'cm',
    security: 'cm',
    assessment: 'cm',
    correction: 'cm',
    opening: 'sh',
    openingProcedure: 'sh',
  },
  absent: {
    fusion: '两部文件均未规定提请编目归集和跨部门数据融合治理的程序',
    upward: '区管理办法第五条仅规定与市大数据资源平台对接,未规定向市级平台提出需求的程序',
    dispute: '两部文件均未规定供需争议的协商和协调程序',
    cooperation: '区管理办法以开放和授权运营为法定渠道,未规定另行合作的程序',
  },
  ownership: {
    opening:
      '区管理办法第二十条与市实施细则第十四条分类相同;市实施细则适用于全市并规定程序,故以其为准,区的要求一并适用',
    openingProcedure: '开放清单、申请、协议和交付的程序仅由市实施细则规定;区管理办法第二十二条的要求一并适用',
    projects: '区管理办法第五条、第十四条规定项目;开放渠道另依市实施细则第二十三条',
    quality: '目录数据的质量由区管理办法第十三条规定,开放数据另加市实施细则第十六条的要求',
    security: '区内的安全职责由区管理办法第六章规定,开放环节另加市实施细则的要求',
    assessment: '监督检查由区管理办法第三十二条规定,开放工作的评价另依市实施细则第三十七条',
    organisation: '参加单位的范围由区管理办法第二条、第五条规定,开放主体的范围另依市实施细则第三条',
  },
  choices: {
    actsOnBehalf: { value: false, reason: '两部文件没有逾期即由单位采取措施的规定,平台不代行任何决定' },
    serviceStarts: { value: 'whole', reason: '条文未规定;各提供单位全部作出决定后统一提供服务' },
    // reading: the text asks for a catalog by the norm and names no reviewer; the office that runs the platform reviews.
    catalogReview: { value: 'operator', reason: '区管理办法第七条要求符合编制规范,未写明审核单位;由区数据局审核' },
    // reading: the articles on demands regulate form and use only; the unit that answers for its data decides.
    demandReview: {
      value: 'provider',
      reason: '区管理办法第十八条未规定审核程序;由数据提供单位审核,不设期限,逾期不产生任何结果(CM-18a)',
    },
    providerOpinion: { value: false, reason: '数据提供单位本身就是审核主体,不另征求意见' },
    directAccess: { value: false, reason: '两部文件没有可以直接获取共享服务的规定;共享须提出需求(CM-18a)' },
    groundNeededFor: {
      value: ['conditional', 'notShared'],
      reason: '区管理办法第十七条规定列入有条件共享和不予共享的应当说明理由并提供依据',
    },
    sharingDefault: { value: 'shared', reason: '区管理办法第十六条规定以共享为原则,不共享为例外' },
    openingDefault: { value: null, reason: '开放类型由区管理办法第二十条和市实施细则第十四条的规则得出,不预设' },
    // reading: the district's text is silent on it, and the city's rule fills the gap.
    maskingOpens: { value: true, reason: '区管理办法未规定;适用市实施细则第十四条,脱敏或者经同意后可以列入开放类' },
    idleSuspension: { value: false, reason: '区管理办法没有长期未调用即暂停的规定;目的实现后依第十九条处置(CM-19)' },
    catalogChangeFrom: {
      value: 'effectiveDay',
      reason: '区管理办法第八条未写明起算日;以法律、法规、规章修改或者职能变更的生效日起算',
    },
    openListReviewer: { value: 'authority', reason: '区管理办法第二十二条规定报公共数据管理部门汇总' },
    byReference: { value: '区直属企业及在崇相关单位', reason: '区管理办法第三十四条规定参照执行' },
    draftNeedsConfirmation: {
      value: true,
      reason: '区管理办法为草案,市实施细则为征求意见稿,正式使用前须经主管部门确认,并在页面标明',
    },
  },
  offices: {
    authority: '区数据局',
    // reading: no other office runs the platform, so the authority holds both roles.
    operator: '区数据局',
    provider: '数据责任单位',
    consumer: '数据需求单位',
    securityRegulator: '网信、公安、保密等部门',
    municipal: '市大数据资源平台',
    openingAuthority: '公共数据管理部门',
    supervisor: '市政府办公厅',
    applicant: '申请主体',
    rightHolder: '相关权利人',
    processor: '受托方',
    authorisedOperator: '授权运营各参与方',
    public: '自然人、法人和非法人组织',
  },
  words: {
    sharingClasses: { shared: '无条件共享', conditional: '有条件共享', notShared: '不予共享' },
    openingClasses: { unconditional: '无条件开放类', conditional: '有条件开放类', notOpen: '非开放类' },
    // The text names no modes; those of the platform are offered under their own words.
    provisionModes: {},
    fields: { updateFrequency: '更新周期', classification: '分类', formats: '格式' },
  },
} satisfies Jurisdiction
