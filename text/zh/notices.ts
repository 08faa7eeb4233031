/** What a notice says: `notice.<kind>`, and what a missed last day brings: `consequence.<case>.<state>`. */
export const notices = {
  'notice.scheduleImported':
    '{title} 年放假安排已导入：{moved} 项在办期限的到期日随之调整，{settled} 项由暂定转为确定。',
  'notice.catalogEntryToReview': '公共数据目录“{title}”（{number}）已提交，请审核。',
  'notice.catalogEntryReturned': '公共数据目录“{title}”（{number}）已退回，请修改后重新提交。退回原因：{reason}',
  'notice.catalogEntryPublished': '公共数据目录“{title}”（{number}）已审核通过并发布，版本 {version}。',
  'notice.collectionOpened': '公共数据目录“{title}”已发布，请按期完成数据归集（{number}）。',
  'notice.demandToRoute': '公共数据共享需求申请“{title}”（{number}）已提交，请核对是否符合规范性要求并办理。',
  'notice.demandReturned':
    '公共数据共享需求申请“{title}”（{number}）不符合规范性要求，已一次性列明不规范之处并退回，请补正后重新提交。',
  'notice.demandServedDirectly':
    '公共数据共享需求申请“{title}”（{number}）涉及贵单位数据，符合可以直接获取数据共享服务的情形，将直接提供服务，特此告知。',
  'notice.demandDecided': '公共数据共享需求申请“{title}”（{number}）已办结审核，结果：{state}。',
  'notice.demandInService': '公共数据共享需求申请“{title}”（{number}）的数据共享服务已开通。',
  'notice.demandPartToDecide':
    '公共数据共享需求申请“{title}”（{number}）已转至贵单位，请在法定期限内完成审核并反馈审核结果；逾期未反馈的，视作审核通过。',
  'notice.demandPartBarred':
    '公共数据共享需求申请“{title}”（{number}）逾期视作审核通过；其中依法不能共享的数据不因逾期而提供，请办理。',
  'notice.demandBarredByLaw': '公共数据共享需求申请“{title}”（{number}）所需数据依法不能共享，不能提供：{reason}',
  'notice.demandPartDeemedApproved':
    '公共数据共享需求申请“{title}”（{number}）在法定期限内未反馈审核结果，已视作审核通过。',
  'notice.serviceSuspended':
    '公共数据共享服务“{title}”（{number}）在法定期间内未发生数据调用，且未提供依据和理由，现已暂停。自本通知发出之日起，{consumer}在法定期限内未提出异议的，该服务自动终止。',
  'notice.serviceTerminated':
    '公共数据共享服务“{title}”（{number}）已终止。需要再次使用的，{consumer}应当重新提出共享需求申请。',
  'notice.serviceEnded': '公共数据共享服务“{title}”（{number}）已由{consumer}终止。原因：{reason}',
  'notice.serviceRevoked': '公共数据共享服务“{title}”（{number}）已撤销，不得再行调用。原因：{reason}',
  'notice.serviceSuspendedRisk': '公共数据共享服务“{title}”（{number}）因安全风险已暂停。原因：{reason}',
  'notice.serviceResumed': '公共数据共享服务“{title}”（{number}）已恢复。理由：{reason}',
  'notice.objectionToDecide': '{consumer}对暂停公共数据共享服务“{title}”（{number}）提出异议，请处理。',
  'notice.openListToReview': '公共数据开放清单工单“{title}”（{number}）已提交，请审核。',
  'notice.openListReturned':
    '公共数据开放清单工单“{title}”（{number}）已退回，请修改后重新提交。退回情形：{reasonCode}。具体原因：{reason}',
  'notice.openListPublished': '公共数据开放清单“{title}”（{number}）已审核通过，数据已开放。',
  'notice.updateDue': '公共数据开放清单“{title}”（{number}）应于 {day} 前更新，请按更新频率更新数据。',

  'consequence.demandPart.deemedApproved': '逾期未反馈的，视作审核通过。',
  'consequence.sharingService.suspendedIdle':
    '届期仍未发生数据调用且未提供依据和理由的，暂停该公共数据共享服务，并通知{consumer}。',
  'consequence.sharingService.terminatedAuto':
    '届期未提出异议的，该公共数据共享服务自动终止；需要再次使用的，应当重新提出共享需求申请。',
  'consequence.none': '逾期未办理的，列入督办与通报范围。',
} as const
