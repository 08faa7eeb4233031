/** The promises of a commitment, word for word as they are signed. */
export const commitment = {
  'commitment.true': '本单位承诺:本次共享需求真实,系依法履职所必需。',
  'commitment.reasonable': '本单位承诺:数据使用目标合理,仅限于申请载明的应用场景,不用于其他场景和目的。',
  'commitment.secure': '本单位承诺:数据使用过程安全合规,落实申请载明的安全等级和保障措施。',
} as const
