import type { Jurisdiction } from '../jurisdiction.ts'

export const zhenhai = {
  id: 'zhenhai',
  name: '宁波市镇海区',
  level: 'district',
  regionCode: '330211',
  parent: { name: '宁波市', regionCode: '330200' },
  texts: ['zh'],
  matters: {
    organisation: 'zh',
    catalog: 'zh',
    collection: 'zh',
    capture: 'zh',
    quality: 'zh',
    sharing: 'zh',
    opening: 'zh',
    cooperation: 'zh',
    projects: 'zh',
    security: 'zh',
    assessment: 'zh',
  },
  absent: {
    fusion: '区管理办法未规定提请编目归集和数据融合治理方案;集中分析处理由市大数据中心平台提供',
    upward: '每件申请均依区管理办法第二十一条上报市大数据管理部门审核,不另设向上一级提出需求的程序',
    dispute: '区管理办法未规定供需争议的协商和协调程序',
    disposal: '区管理办法未规定共享数据的处置程序',
    openingProcedure:
      '区管理办法第五章虽名为数据开放,但未规定开放清单、申请和交付的程序;仅适用开放属性、禁止开放和合作的规定(ZH-5.2、ZH-5.3、ZH-24b)',
    operation: '区管理办法未规定授权运营和登记',
    procurement: '区管理办法未规定非公共数据的采购',
    contractors: '区管理办法未规定受托方的审查和协议',
    correction: '区管理办法第二十八条规定督促整改和评估通报,未规定责令改正和处分的程序',
  },
  ownership: {},
  choices: {
    actsOnBehalf: { value: false, reason: '区管理办法没有逾期即由单位采取措施的规定,平台不代行任何决定' },
    serviceStarts: { value: 'whole', reason: '每件申请由市大数据管理部门整体审核,审核通过后统一获取数据' },
    catalogReview: {
      value: 'unitThenOperator',
      reason: '区管理办法第十三条要求各单位审核、报送目录,第六条由区大数据中心负责编制,故先单位审核再报送',
    },
    demandReview: {
      value: 'city',
      reason:
        '区管理办法第二十一条规定经区大数据中心上报市大数据管理部门审核,通过市级平台获取数据,未规定审核期限和逾期的后果(ZH-21b)',
    },
    // reading: article 21 has a procedure for the unconditional class only; hearing the provider first is a local choice.
    providerOpinion: {
      value: true,
      reason: '区管理办法未规定受限共享类的申请程序;本地选择先征求提供单位意见再上报,不设期限,页面注明非条文要求',
    },
    directAccess: { value: false, reason: '区管理办法第二十一条对无条件共享类也要求申请和市级审核(ZH-21a、ZH-21b)' },
    groundNeededFor: {
      value: ['conditional', 'notShared'],
      reason: '区管理办法第十九条规定列入受限共享类和非共享类的应当说明理由并提供依据',
    },
    sharingDefault: { value: 'shared', reason: '区管理办法第五条规定以共享为原则,不共享为例外' },
    openingDefault: {
      value: 'unconditional',
      reason: '区管理办法第五条规定以开放为原则、不开放为例外;有禁止情形的除外',
    },
    maskingOpens: {
      value: false,
      reason: '区管理办法第十九条的脱敏处理仅适用于共享;第五条禁止开放的数据不因脱敏而可以开放',
    },
    idleSuspension: {
      value: false,
      reason: '区管理办法没有长期未调用即暂停的规定;数据通过市级平台获取(ZH-21b)',
    },
    catalogChangeFrom: { value: 'changeDay', reason: '区管理办法第十三条以目录发生变化起算,由单位填报变化日期' },
    openListReviewer: { value: null, reason: '区管理办法没有开放清单' },
    byReference: { value: '其他机关事业单位', reason: '区管理办法第三十一条规定参照执行' },
    draftNeedsConfirmation: { value: false, reason: '区管理办法已经施行' },
  },
  offices: {
    authority: '区政府办',
    operator: '区大数据中心',
    provider: '公共数据提供单位',
    consumer: '数据使用单位',
    // reading: 市大数据管理部门 and 市大数据主管部门 are one office.
    municipal: '市大数据管理部门',
    projectReview: '政府投资主管部门',
    finance: '区财政局',
    applicant: '公民、法人和其他组织',
    rightHolder: '被采集对象',
    public: '公民、法人和其他组织',
  },
  words: {
    sharingClasses: { shared: '无条件共享类', conditional: '受限共享类', notShared: '非共享类' },
    // The text knows an opening attribute and names no classes.
    openingClasses: {},
    provisionModes: {
      cityApi: '市级接口共享',
      cityExchange: '市级交换共享',
      centralAnalysis: '市大数据中心平台集中分析处理',
    },
    fields: {
      source: '信息系统名称',
      items: '数据项名称',
      formats: '存储格式',
      updateFrequency: '更新周期',
      managingBody: '数据提供单位',
      coverage: '公共数据编制范围',
      dataContent: '申请资源名称',
      useMode: '共享方式',
      provisionMode: '提供方式',
      commitment: '数据使用申请表',
    },
  },
} satisfies Jurisdiction
