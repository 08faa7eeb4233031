import type { SecondFactorAnswer } from '@gongshu/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, QRCode } from 'antd'
import { type ReactNode, useState } from 'react'
import { dayText } from '../ui/day-text.ts'
import { TextField } from '../ui/form-field.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { api } from './api.ts'
import { ownAccountQueries } from './own-account-queries.ts'
import { ErrorNote, QueryView } from './query-view.tsx'

/** The person's authenticator: set up in two steps, shown while it stands, given up. */
export function SecondFactorCard() {
  const { t } = useWords()
  const factor = useQuery(ownAccountQueries.factor)
  // Shown once, after the server has counted the enrolment already.
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <Card title={t('work.factor.title')}>
      <p style={{ marginBottom: 16 }}>{t('work.factor.about')}</p>
      <QueryView query={factor}>
        {found => {
          if (codes) return <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />
          return found.enrolled ? <Standing factor={found} /> : <Enrolment asked={found.asked} onDone={setCodes} />
        }}
      </QueryView>
    </Card>
  )
}

function Enrolment({ asked, onDone }: { asked: boolean; onDone: (codes: readonly string[]) => void }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const offer = useMutation({ mutationFn: () => api.offerSecondFactor(password) })
  const confirm = useMutation({
    mutationFn: () => api.confirmSecondFactor(code),
    onSuccess: async ({ recoveryCodes }) => {
      onDone(recoveryCodes)
      await client.invalidateQueries({ queryKey: ownAccountQueries.factor.queryKey })
    },
  })
  if (offer.data) {
    return (
      <SmallForm error={confirm.error} onSubmit={() => confirm.mutate()}>
        <Offered uri={offer.data.uri} secret={offer.data.key} />
        <CodeField value={code} onChange={setCode} />
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={confirm.isPending} disabled={!code}>
            {t('work.factor.confirm')}
          </Button>
          <Button onClick={() => offer.reset()}>{t('work.factor.cancel')}</Button>
        </div>
      </SmallForm>
    )
  }
  return (
    <SmallForm error={offer.error} onSubmit={() => offer.mutate()}>
      <Alert
        type={asked ? 'warning' : 'info'}
        showIcon
        style={{ marginBottom: 16 }}
        title={t(asked ? 'work.factor.asked' : 'work.factor.none')}
      />
      <PasswordField value={password} onChange={setPassword} />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={offer.isPending} disabled={!password}>
          {t('work.factor.start')}
        </Button>
      </div>
    </SmallForm>
  )
}

function Offered({ uri, secret }: { uri: string; secret: string }) {
  const { t } = useWords()
  return (
    <>
      <h3>{t('work.factor.scan')}</h3>
      <div role="img" aria-label={t('work.factor.qr')} style={{ display: 'inline-block', background: '#fff' }}>
        <div aria-hidden>
          <QRCode value={uri} type="svg" size={192} color="#000" bgColor="#fff" />
        </div>
      </div>
      <p>
        {t('work.factor.key')}: <code>{secret}</code>
      </p>
      <h3 style={{ marginTop: 16 }}>{t('work.factor.enter')}</h3>
    </>
  )
}

function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useWords()
  return (
    <>
      <Alert type="success" showIcon style={{ marginBottom: 16 }} title={t('work.factor.done')} />
      <h3>{t('work.factor.recovery')}</h3>
      <p>{t('work.factor.recoveryNote')}</p>
      <ul className="list stack" style={{ margin: '16px 0' }}>
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button type="primary" onClick={onKept}>
        {t('work.factor.kept')}
      </Button>
    </>
  )
}

function Standing({ factor }: { factor: SecondFactorAnswer }) {
  const { t, language } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const remove = useMutation({
    mutationFn: () => api.removeSecondFactor({ password, code }),
    onSuccess: async () => {
      message.success(t('work.factor.stopped'))
      await client.invalidateQueries({ queryKey: ownAccountQueries.factor.queryKey })
    },
  })
  return (
    <SmallForm error={remove.error} onSubmit={() => remove.mutate()}>
      <p className="row">
        <span className="tag good">
          {t('work.factor.since', { day: dayText((factor.since ?? '').slice(0, 10), language) })}
        </span>
        <span className="tag">{t('work.factor.recoveryLeft', { count: factor.recoveryCodes })}</span>
      </p>
      <h3 style={{ marginTop: 24 }}>{t('work.factor.stop')}</h3>
      <p style={{ marginBottom: 16 }}>{t('work.factor.stopNote')}</p>
      <PasswordField value={password} onChange={setPassword} />
      <CodeField value={code} onChange={setCode} />
      <div className="form-foot">
        <Button danger htmlType="submit" loading={remove.isPending} disabled={!password || !code}>
          {t('work.factor.stop')}
        </Button>
      </div>
    </SmallForm>
  )
}

type Value = { readonly value: string; readonly onChange: (value: string) => void }

/** The field for a one-time code, wherever something is signed or given up. */
export function CodeField(props: Value) {
  const { t } = useWords()
  return (
    <TextField
      {...props}
      id="one-time-code"
      wide
      required
      label={t('work.factor.code')}
      note={t('work.factor.codeNote')}
    />
  )
}

function PasswordField(props: Value) {
  const { t } = useWords()
  return <TextField {...props} id="own-password" type="password" wide required label={t('work.factor.password')} />
}

type FormProps = { readonly error: unknown; readonly onSubmit: () => void; readonly children: ReactNode }

function SmallForm({ error, onSubmit, children }: FormProps) {
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {error !== null && <ErrorNote error={error} />}
      {children}
    </form>
  )
}
