export type OutgoingTables = {
  notice_target: NoticeTargetTable
  outgoing_notice: OutgoingNoticeTable
}

/** Where notices go beside the inbox: a person's mail, or a system of a unit. Nothing is sent before it is confirmed. */
export type NoticeTargetTable = {
  id: string
  kind: 'mail' | 'webhook'
  /** Whose mail it is, or who set the webhook up. */
  account_id: string
  /** The unit whose notices a webhook is told; null for mail. */
  unit_id: string | null
  /** An address of mail, or a URL. */
  address: string
  /** What a webhook's messages are signed with. */
  secret_sealed: Uint8Array | null
  /** SHA-256 of the token in the mail that confirms an address. */
  token_hash: string | null
  created_at: Date
  confirmed_at: Date | null
  ended_at: Date | null
}

/** One notice on its way to one target: committed before it is sent, so that a crash repeats it and never loses it. */
export type OutgoingNoticeTable = {
  id: string
  target_id: string
  notice_id: string
  state: 'waiting' | 'sent' | 'failed'
  attempts: number
  next_try_at: Date
  /** Why the last attempt failed; never what was sent. */
  fault: string | null
  created_at: Date
  sent_at: Date | null
}
