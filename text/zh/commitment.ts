/** The promises of a commitment, word for word as they are signed. */
export const commitment = {
  'commitment.true': '本单位承诺:本次共享需求真实,系依法履职所必需。',
  'commitment.reasonable': '本单位承诺:数据使用目标合理,仅限于申请载明的应用场景,不用于其他场景和目的。',
  'commitment.secure': '本单位承诺:数据使用过程安全合规,落实申请载明的安全等级和保障措施。',
  'commitment.truthful': '本单位承诺:本次共享需求和申请内容具有真实性。',
  'commitment.safe': '本单位承诺:确保共享数据的安全性,专事专用,不擅自扩大使用范围,不以任何形式提供给第三方。',
  'commitment.compliant': '本单位承诺:数据使用具有合规性,遵守法律、法规和有关规定。',
} as const
