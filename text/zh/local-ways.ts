/** What some jurisdictions do otherwise than others; under `cityReview.` the words of those where the city decides. */
export const localWays = {
  'state.demand.opinionsGiven': '提供单位已反馈意见',
  'state.demand.reportedToCity': '已上报市级审核',
  'state.demand.cityApproved': '市级审核通过，待登记获取方式',
  'state.demand.cityRejected': '市级审核不通过',
  'step.demand.reportToCity': '上报市级审核',
  'step.demand.recordCityAnswer': '登记市级审核结果',
  'step.demand.grantAccess': '登记市级平台获取方式',

  'notice.catalogEntryToReviewInUnit': '公共数据目录“{title}”（{number}）已编制，请由编制人以外的人员审核后报送。',
  'notice.catalogEntryReturnedInUnit':
    '公共数据目录“{title}”（{number}）经单位内部审核退回，请修改后重新提交。退回原因：{reason}',
  'notice.demandReportedToCity':
    '申请“{title}”（{number}）已上报{municipal}审核。法规未规定审核期限，逾期不产生任何结果。',
  'notice.demandCityAnswered': '申请“{title}”（{number}）的市级审核结果已登记：{state}。',
  'notice.demandOpinionsGiven': '申请“{title}”（{number}）的提供单位均已反馈意见，请上报{municipal}审核。',

  'refusal.own_work': '审核须由编制人以外的人员办理。',
  'refusal.mode_not_offered': '“{field}”不在本地区规定的方式之内。',

  'field.byReference': '参照适用',
  'field.limitReason': '限制共享的理由',
  'field.need': '需要全部数据项的理由',
  'field.access': '市级平台的获取方式',
  'field.answer': '市级审核结果',
  'answer.approve': '审核通过',
  'answer.reject': '审核不通过',

  'useMode.cityApi': '市级接口',
  'useMode.cityExchange': '市级交换',
  'useMode.centralAnalysis': '市级平台集中分析处理',
  'useMode.offline': '线下交换',
  'provisionMode.api': '接口',
  'provisionMode.match': '批量数据比对',
  'provisionMode.download': '下载',
  'provisionMode.cityApi': '市级接口',
  'provisionMode.cityExchange': '市级交换',
  'provisionMode.centralAnalysis': '市级平台集中分析处理',

  'work.effect.catalogEntry.reviewInUnit': '审核通过后，本目录报送{operator}审核。',
  'work.effect.catalogEntry.returnInUnit': '退回后，编制人将看到上述原因，修改后重新提交。',
  'work.effect.demand.reportToCity':
    '上报后，由{municipal}审核；法规未规定期限，在答复登记之前，本申请一直处于已上报状态。',
  'work.effect.demand.recordCityAnswer': '请据实登记市级的答复；平台不作出任何决定。',
  'work.effect.demand.grantAccess': '登记后，申请单位将看到如何通过市级平台获取数据。请勿填写密码等秘密信息。',
  'work.entry.limits': '理由和依据',

  'unitReview.work.entry.about':
    '必备要素及其依据标注在字段旁。提交后先由本单位编制人以外的人员审核，再报送{operator}审核。',
  'cityReview.work.demand.about': '申请提交{operator}，由其上报{municipal}审核；审核通过后，通过市级平台获取数据。',
  'cityReview.work.effect.demand.submit': '输入密码即以本人和本单位名义签署并提交申请；申请和签署均写入存证。',
  'cityReview.work.demand.toCommitment': '核对并签署',
  'cityReview.work.effect.demand.forward':
    '征求意见为本地选择，非条文要求，不设期限，也不代替市级审核；未反馈的，不影响上报。',
  'cityReview.work.effect.demandPart.decide': '您的意见将随申请供{operator}上报时参考，不代替市级审核。',
  'cityReview.work.effect.demandPart.decide.approve': '您的意见将随申请供{operator}上报时参考，不代替市级审核。',
  'cityReview.work.effect.demandPart.decide.reject': '您的意见将随申请供{operator}上报时参考，不代替市级审核。',
  'cityReview.step.demand.forward': '征求提供单位意见（本地选择）',
  'cityReview.step.demand.settle': '汇总提供单位意见（系统）',
  'cityReview.step.demandPart.open': '征求提供单位意见（本地选择）',
  'cityReview.step.demandPart.decide': '反馈意见（本地选择）',
  'cityReview.state.demand.underProviderReview': '征求提供单位意见中',
  'cityReview.state.demand.inService': '可通过市级平台获取',
  'cityReview.state.demandPart.forwarded': '待反馈意见',
  'cityReview.state.demandPart.approved': '同意提供',
  'cityReview.state.demandPart.rejected': '不同意提供',
  'cityReview.decision.approve': '同意提供',
  'cityReview.decision.reject': '不同意提供',
  'cityReview.field.decision': '意见',
  'cityReview.notice.demandToRoute': '数据使用申请“{title}”（{number}）已提交，请核对后上报{municipal}审核。',
  'cityReview.notice.demandPartToDecide':
    '申请“{title}”（{number}）涉及贵单位的受限共享数据，请反馈意见。征求意见为本地选择，不设期限。',
  'cityReview.notice.demandInService': '申请“{title}”（{number}）的获取方式已登记，可以通过市级平台获取数据。',
} as const
