/**
 * The readings of the law in Chinese, each by the English words of its mark: whoever changes a mark is told that its
 * Chinese words no longer belong to it.
 */
export const readingsInChinese: { readonly [words: string]: string } = {
  'no text says whether the day of the event counts; it does not, and the last day counts to its end.':
    '各文件均未写明事件发生之日是否计入；起算之日不计入期限，最后一日至当日结束为止。',
  'no text says what holds when a period of days, months or years ends on a day off; it ends on the next working day.':
    '各文件均未写明以日、月、年计算的期限届满日为休息日时如何处理；以其后第一个工作日为届满日。',
  'a period of months or years ends on the day of the same number, or on the last day of a month without it.':
    '以月、年计算的期限，以届满月份的对应日为届满日；没有对应日的，以该月最后一日为届满日。',
  "a class of a unit's own naming is one of the departments' resources.":
    '目录编制时自行命名的分类，编码时归入部门资源。',
  'a look-up item need not be unique; two wholly equal rows and empty cells of required items are faults.':
    '查询项的取值可以重复；整行完全相同的记录和必填数据项的空白视为差错。',
  'providers and consumers are narrower words in articles 5 and 17; every unit of this scope may take part.':
    '第五条、第十七条的责任单位、需求单位含义较窄；凡属本条范围的单位均可参加。',
  'what other rules govern stays outside this procedure, so a state secret never enters the platform.':
    '另有规定的不适用本程序，故涉及国家秘密的数据一律不进入平台。',
  '法规 without more means administrative and local regulations; rules of departments are no ground here.':
    '“法规”未作限定的，指行政法规和地方性法规；部门规章不作为此处的依据。',
  'the exception 法律、法规另有规定的除外 closes the paragraph and covers the ban on new channels.':
    '“法律、法规另有规定的除外”位于款末，对不得新建渠道的禁止同样适用。',
  'a closed list; 法规 without more means administrative and local regulations.':
    '所列依据为封闭列举；“法规”未作限定的，指行政法规和地方性法规。',
  'the article does not say to whom the authority reports; the recipient is recorded with the report.':
    '条文未写明向谁报告；报告时登记接收单位。',
  "a formally complete submission completes the task; the operator's review time is not the provider's.":
    '提交内容形式完整即为完成；大数据中心审核的时间不计入责任单位的期限。',
  'the limit is for the evaluation alone; an adjustment plan that follows has no number.':
    '期限仅指评估；其后形成调整方案的，条文未定期限。',
  'cataloging is complete when the entry has passed review, that is on the day it is published.':
    '编目完成指目录审核通过，即发布之日。',
  '规范性要求 is formal completeness with the commitment; the article gives the operator no limit.':
    '“规范性要求”指要素齐全并附责任承诺书；条文未对大数据中心设定期限。',
  'a scenario that does not pass goes the ordinary way of article 20; the article gives no limit.':
    '应用场景评估未通过的，按第二十条办理；条文未定期限。',
  "收到 is the arrival of the forwarded demand at each provider; every provider's part runs by itself.":
    '“收到”指转办的需求到达各责任单位之日；各责任单位的期限分别计算。',
  '等 leaves the list open; lower instruments are accepted for a rejection and marked for the operator.':
    '“等”表示未穷尽；以层级较低的文件为依据不予通过的，予以接受并提示大数据中心。',
  'one limit for all three works; deemed approval stands only in article 20 and does not reach here.':
    '三项工作共用一个期限；视作审核通过仅见于第二十条，不适用于此。',
  'the joint review stands in for the review of article 20; lateness passes nothing.':
    '联合评审代替第二十条的审核；逾期不产生通过的效果。',
  'the operator finds 特别复杂 with a reason and a planned day, which then stands in for the limit.':
    '“特别复杂”由大数据中心说明理由并确定计划日期，以该日期代替期限。',
  'the authority coordinates and decides, the operator files with the city; the article gives no limit.':
    '由主管部门统筹决定，由大数据中心向市级提交；条文未定期限。',
  'calendar months from the last call, or from the start of a service that was never called.':
    '自最后一次调用之日起按日历月计算；从未调用的，自服务开通之日起。',
  "suspension is the operator's act and not automatic by law; the district decides who carries it out.":
    '暂停是大数据中心的行为，并非依条文自动发生；由本区选择由谁执行。',
  'the notice is sent in the act that suspends, so sending and suspension fall on one day.':
    '通知在暂停的同时发出，故通知之日即暂停之日。',
  'an objection stops the period for good; the operator decides on it without a limit in the article.':
    '提出异议的，期限终止计算；大数据中心对异议作出处理，条文未定期限。',
  'the operator may suspend or end, but must report; it resumes after the recipients have disposed.':
    '大数据中心可以暂停或者终止，但应当报告；接收单位处置后恢复。',
  '定期 names no number; as the results enter the assessment of each year, a year has one at least.':
    '“定期”未写明次数；评价结果作为年度工作考核的依据，故每年至少评价一次。',
  'what is not yet recorded electronically is no public data; it waits as a digitisation task of article 16.':
    '尚未以电子化形式记录的不属于公共数据，列为第十六条的数字化任务。',
  "the opinion is the operator's act, the approval another office's; the platform records both, in this order.":
    '出具意见的是大数据管理部门，审批的是其他部门；平台依次登记两者。',
  "a mere copy of shared data is not the unit's own; what the unit makes out of it is.":
    '共享数据的单纯复制件不属于本单位数据；据此加工形成的属于本单位。',
  '审核 beside 编制 is the work of a second person of the unit; who that is the unit says by its accounts.':
    '与“编制”并列的“审核”由本单位另一人办理；由谁办理由单位的账号确定。',
  '发生变化 is the day of the change that the provider states; one limit for the request and the published update.':
    '“发生变化”指提供单位申报的变化之日；提出申请和发布更新共用一个期限。',
  'a second source of one item is settled by designation, the way the operator settles any unclear ownership.':
    '同一数据项有多个来源的，以指定方式确定，与其他权属不清的处理相同。',
  '收到 is the arrival at the provider, not the report to the platform; lateness settles nothing.':
    '“收到”指到达提供单位之日，而非向平台反映之日；逾期不产生任何效果。',
  'the classes name administrative organs only; a public service unit receives data by a grant of its own.':
    '各共享类别仅写明行政机关；公共服务单位取得数据须单独授权。',
  '法规 without more means administrative and local regulations.': '“法规”未作限定的，指行政法规和地方性法规。',
  "only the unconditional class has a procedure here; asking the provider first for the restricted class is a local choice (`providerOpinion`), it has no limit and does not take the place of the city's review.":
    '本条仅规定无条件共享类的程序；受限共享类先征求提供单位意见属于本地选择，不设期限，不代替市级审核。',
  'this bars delivery to a named recipient abroad; that an open page can be read abroad is weighed when data are opened.':
    '禁止的是向境外特定接收方提供；开放页面可能被境外访问的，在开放时权衡。',
  'the words name no start; it is the day on which the amendment or the change of functions takes effect.':
    '条文未写明起算日；以法律、法规、规章修改或者职能变更的生效日起算。',
  'shared and opened means that the attributes are decided and carried out; what may not be opened hinders nothing.':
    '“共享、开放”指属性已经确定并落实；依法不得开放的不影响验收。',
  '公共数据管理部门 and 公共数据主管部门 are the same office.': '“公共数据管理部门”与“公共数据主管部门”为同一部门。',
  'the article orders registration and not when; a grant without registration could not be supervised, so it waits.':
    '条文要求登记而未写明时间；未登记的授权无从监督，故先登记后授权。',
  "a public service organisation in its public function is no 市场主体; the recipient's flag decides.":
    '履行公共职能的公共服务组织不属于“市场主体”；以接收方的登记标识为准。',
  'public service organisations stand in article 2 but not in article 5; they are taken in by reference too.':
    '公共服务组织见于第二条而未见于第五条；一并参照执行。',
  'the day of issue is the first of the two years, so the last is the day before its second anniversary.':
    '印发之日为两年的第一日，故最后一日为印发满两年之日的前一日。',
  'the year is the calendar year; the article names no day.': '年度指日历年；条文未写明具体日期。',
  '静态数据 may hide neglect, so it needs a reason and stands in the yearly review.':
    '“静态数据”可能掩盖疏于更新，故须说明理由并纳入年度复核。',
  'taking an entry off the list is a change to not open; work orders exist only for adding and changing.':
    '移出清单即变更为不开放；工单仅有新增和变更两种。',
  'the reviewer is not named; the operator of the platform reviews work orders. No limit is given.':
    '条文未写明审核单位，由平台运行单位审核工单；未定期限。',
  '合理 asks for a reason where a candidate is not opened; what could be opened after masking is a candidate.':
    '“合理”要求对不予开放的候选数据说明理由；脱敏后可以开放的列为候选。',
  'a condition above the default of its level needs a reason, else its match with the risk shows nowhere.':
    '高于本级别默认要求的条件须说明理由，否则无从体现与风险相适应。',
  'the re-user is the subject of 抽查, so it checks its own use; the provider may ask for the results.':
    '“抽查”的主体是利用主体，由其自查利用情况；开放主体可以要求提供结果。',
  '空值 are empty cells in items declared mandatory; an item may be declared to allow none.':
    '“空值”指必填数据项的空白；数据项可以声明为可空。',
  '一次性 binds later requests: only material on the list of the day of the application can be asked for.':
    '“一次性”约束其后的要求：只能要求提供申请当日清单所列的材料。',
  "the operator looks at completeness and the conditions on the page; the substance is the provider's.":
    '平台运行单位核对材料是否齐全、是否符合页面所列条件；实质审查由开放主体负责。',
  '收到 is the arrival of the work order, in the act that accepts. Hearing experts does not stop the limit, and lateness decides nothing: the article gives silence no effect.':
    '“收到”指受理时工单到达之日。征询专家意见不中止期限；条文未规定逾期的效果，逾期不产生任何决定。',
  '按照协议约定 leaves no delivery before the agreement bears both signatures.':
    '“按照协议约定”，故双方签署协议前不得交付。',
  '报备 is a filing and no approval; it comes before the delivery, else it would guard nothing.':
    '“报备”是备案而非批准；应当在交付之前进行，否则无从防范。',
  '原则上 lets a new channel stand only with a recorded reason.': '“原则上”，故新建渠道须登记理由。',
  '认为必要的 leaves the provider a choice, so it gives its reason either way; no day is named for checking.':
    '“认为必要的”由开放主体裁量，无论是否核查均须说明理由；未写明核查日期。',
  'the text knows no hearing of the re-user; a suspicion may be dismissed before anything is recorded.':
    '条文未规定听取利用主体意见；嫌疑不成立的，可以在记录之前排除。',
  '全流程 reaches the moment of opening and of delivery, so neither goes ahead without an assessment.':
    '“全流程”包括开放和交付之时，故未经评估不得开放或者交付。',
  'the text asks for a catalog by the norm and names no reviewer; the office that runs the platform reviews.':
    '条文要求按规范编制目录，未写明审核单位；由负责平台运行的部门审核。',
  'the articles on demands regulate form and use only; the unit that answers for its data decides.':
    '关于需求的条文仅规定形式和使用；由数据责任单位决定。',
  "the district's text is silent on it, and the city's rule fills the gap.": '区级文件未作规定，适用市级文件。',
  'no other office runs the platform, so the authority holds both roles.': '没有其他部门负责平台运行，由主管部门兼任。',
  'the text names no classes; whoever keeps data from sharing departs from the rule of full sharing.':
    '条文未分共享类别；不予共享即背离应当充分共享的原则。',
  'the list of open data is tied to the catalog field by field, so entries and their data must be here; the text gives their cataloging and collection neither a review nor a limit.':
    '开放清单与目录逐字段对应，故须有目录及其数据；条文对其编目和归集未规定审核，也未定期限。',
  'the text has no authority for all public data; that for opening stands in its place.':
    '条文未规定全部公共数据的主管部门；由公共数据开放主管部门担任。',
  'article 21 has a procedure for the unconditional class only; hearing the provider first is a local choice.':
    '第二十一条仅规定无条件共享类的程序；先征求提供单位意见属于本地选择。',
  '市大数据管理部门 and 市大数据主管部门 are one office.': '“市大数据管理部门”与“市大数据主管部门”为同一部门。',
  '一定范围 is not defined; the authority chooses the circle of each circular, and only that circle reads it.':
    '“一定范围”未作界定；由区府办对每次通报选定范围，仅该范围内的单位可以看到。',
  'the text names no classes of sharing; an entry is shared, shared on conditions, or not shared on a ground.':
    '条文未列明共享类别；目录分为共享、有条件共享和有依据的不予共享。',
  'silence approves, but lifts no law: what is kept from sharing on a ground of law is not served by silence.':
    '逾期视作审核通过，但不能排除法律、法规的另行规定：依法不予共享的数据不因逾期而提供。',
}
