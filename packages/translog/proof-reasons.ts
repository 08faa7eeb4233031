/** Why a proof, note or checkpoint is refused, in words for people. One row per reason; nothing is refused without one. */
export const reasonTexts = {
  not_text: { zh: '文件不是有效的 UTF-8 文本', en: 'the file is not valid UTF-8 text' },
  not_json: { zh: '文件不是有效的 JSON', en: 'the file is not valid JSON' },
  not_canonical: {
    zh: '文件与其规范写法不一致，可能被改动过',
    en: 'the file differs from its canonical serialisation, so it may have been changed',
  },
  format_unknown: { zh: '文件格式不认识', en: 'the format of the file is unknown' },
  member_unknown: { zh: '文件含有未知项', en: 'the file has an unknown member' },
  member_invalid: { zh: '文件缺少必需项或该项无效', en: 'a member of the file is missing or invalid' },
  vkey_malformed: { zh: '日志公钥格式错误', en: 'the log key is malformed' },
  vkey_unsupported: { zh: '日志公钥不是 Ed25519 类型', en: 'the log key is not of type Ed25519' },
  note_malformed: { zh: '签名文本格式错误', en: 'the signed note is malformed' },
  signature_missing: { zh: '没有该日志公钥的签名', en: 'there is no signature by the log key' },
  signature_invalid: { zh: '日志公钥的签名验证不通过', en: 'the signature by the log key does not verify' },
  signature_unknown: {
    zh: '含有无法核对的签名行，不能保证全文未被改动',
    en: 'there is a signature line this key cannot check, so the file as a whole is not vouched for',
  },
  checkpoint_malformed: { zh: '检查点格式错误', en: 'the checkpoint is malformed' },
  origin_mismatch: { zh: '检查点不属于该日志', en: 'the checkpoint is from another log' },
  proof_malformed: { zh: '存证证明格式错误', en: 'the proof is malformed' },
  extra_unauthenticated: {
    zh: '存证证明含有未经签名保护的附加数据',
    en: 'the proof carries extra data that no signature protects',
  },
  index_beyond_size: { zh: '序号超出日志大小', en: 'the index lies beyond the size of the log' },
  sizes_reversed: { zh: '前一个检查点比后一个大', en: 'the earlier checkpoint is larger than the later one' },
  path_too_short: { zh: '证明路径过短', en: 'the proof path is too short' },
  path_too_long: { zh: '证明路径过长', en: 'the proof path is too long' },
  root_mismatch: {
    zh: '内容与日志的根哈希不符，内容或证明被改动过',
    en: 'the content does not lead to the root of the log, so the content or the proof was changed',
  },
} as const satisfies Record<string, { zh: string; en: string }>

export type ProofReason = keyof typeof reasonTexts

export type Refused = { ok: false; reason: ProofReason; detail: string }

/** Thrown inside the parsers and turned into a Refused by the exported verify functions. */
export class ProofRefusal extends Error {
  readonly reason: ProofReason
  readonly detail: string
  constructor(reason: ProofReason, detail: string) {
    super(`${reasonTexts[reason].en}: ${detail}`)
    this.name = 'ProofRefusal'
    this.reason = reason
    this.detail = detail
  }
}

/** Runs a check and gives its refusal as a value; anything else thrown is a bug and goes on. */
export function refusalAsValue<T extends { ok: true }>(check: () => T): T | Refused {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof ProofRefusal)) throw error
    return { ok: false, reason: error.reason, detail: error.detail }
  }
}
