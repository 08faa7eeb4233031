import type { NoticeTarget, OutgoingAnswer, OutgoingNotice } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { noticeSentence } from '../../text/notice-sentence.ts'
import { TextField } from '../ui/form-field.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { api } from './api.ts'
import { ownAccountQueries } from './own-account-queries.ts'
import { ErrorNote, QueryView } from './query-view.tsx'

/** Where one's notices go beside the inbox: mail, webhooks of the unit, and what was sent there. */
export function OutgoingCard({ token }: { token: string | undefined }) {
  const { t } = useWords()
  const outgoing = useQuery(ownAccountQueries.outgoing)
  return (
    <Card title={t('work.outgoing.title')}>
      <p style={{ marginBottom: 16 }}>{t('work.outgoing.about')}</p>
      {token && <Confirmation token={token} />}
      <QueryView query={outgoing}>
        {found => (
          <>
            <Targets targets={found.targets} />
            {found.mail ? (
              <MailForm />
            ) : (
              <p className="faint" style={{ marginBottom: 16 }}>
                {t('work.outgoing.noMail')}
              </p>
            )}
            <WebhookForm />
            <History {...found} />
          </>
        )}
      </QueryView>
    </Card>
  )
}

/** A change of where notices go; the list is read anew. */
function useChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ownAccountQueries.outgoing.queryKey }),
  })
}

function Confirmation({ token }: { token: string }) {
  const { t } = useWords()
  const confirm = useChange(api.confirmMail)
  if (confirm.isSuccess) return <Alert type="success" showIcon title={t('work.outgoing.mailConfirmed')} />
  return (
    <div style={{ marginBottom: 16 }}>
      {confirm.error && <ErrorNote error={confirm.error} />}
      <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(token)}>
        {t('work.outgoing.mailConfirm')}
      </Button>
    </div>
  )
}

function Targets({ targets }: { targets: readonly NoticeTarget[] }) {
  const { t } = useWords()
  const end = useChange(api.endNoticeTarget)
  if (targets.length === 0) return null
  return (
    <ul className="list stack" style={{ marginBottom: 16 }}>
      {targets.map(({ id, kind, address, confirmed }) => (
        <li key={id} className="row">
          <span className="tag">{t(`work.outgoing.kind.${kind}`)}</span>
          <span style={{ overflowWrap: 'anywhere' }}>{address}</span>
          {!confirmed && <span className="tag warn">{t('work.outgoing.unconfirmed')}</span>}
          <Button size="small" aria-label={`${t('work.outgoing.end')} ${address}`} onClick={() => end.mutate(id)}>
            {t('work.outgoing.end')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function MailForm() {
  const { t } = useWords()
  const [address, setAddress] = useState('')
  const add = useChange(api.addMail)
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        add.mutate(address)
      }}
    >
      {add.error && <ErrorNote error={add.error} />}
      {add.isSuccess && <Alert type="success" showIcon title={t('work.outgoing.mailSent')} />}
      <TextField id="mail" wide type="email" label={t('work.outgoing.mail')} value={address} onChange={setAddress} />
      <div className="form-foot" style={{ marginBottom: 16 }}>
        <Button htmlType="submit" loading={add.isPending} disabled={!address}>
          {t('work.outgoing.mailAdd')}
        </Button>
      </div>
    </form>
  )
}

function WebhookForm() {
  const { t } = useWords()
  const [url, setUrl] = useState('')
  const add = useChange(api.addWebhook)
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        add.mutate(url)
      }}
    >
      {add.error && <ErrorNote error={add.error} />}
      {add.data && (
        <Alert
          type="success"
          showIcon
          title={t('work.outgoing.secret')}
          description={
            <>
              <code style={{ overflowWrap: 'anywhere' }}>{add.data.secret}</code>
              <p>{t('work.outgoing.secretNote')}</p>
            </>
          }
        />
      )}
      <TextField id="webhook" wide type="url" label={t('work.outgoing.webhook')} value={url} onChange={setUrl} />
      <div className="form-foot">
        <Button htmlType="submit" loading={add.isPending} disabled={!url}>
          {t('work.outgoing.webhookAdd')}
        </Button>
      </div>
    </form>
  )
}

const tagOf = { waiting: 'tag', sent: 'tag good', failed: 'tag warn' } as const

function History({ messages }: Pick<OutgoingAnswer, 'messages'>) {
  const { t, tData } = useWords()
  const replay = useChange(api.replayNotice)
  const sentence = (message: OutgoingNotice) => noticeSentence(message, tData)
  return (
    <>
      <h3 style={{ marginTop: 24 }}>{t('work.outgoing.history')}</h3>
      {messages.length === 0 && <p className="faint">{t('work.outgoing.none')}</p>}
      <ul className="list stack">
        {messages.map(message => (
          <li key={message.id} className="row">
            <span className={tagOf[message.state]}>{t(`work.outgoing.state.${message.state}`)}</span>
            <span>{sentence(message)}</span>
            {message.fault && (
              <span className="faint">
                {t('work.outgoing.attempts', { count: message.attempts })} · {message.fault}
              </span>
            )}
            {message.state !== 'waiting' && (
              <Button
                size="small"
                aria-label={`${t('work.outgoing.replay')} ${sentence(message)}`}
                onClick={() => replay.mutate(message.id)}
              >
                {t('work.outgoing.replay')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
