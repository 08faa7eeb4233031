import type { PersonalProof } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { ownAccountQueries } from '../parts/own-account-queries.ts'
import { ErrorNote } from '../parts/query-view.tsx'
import { CodeField } from '../parts/second-factor-card.tsx'
import { TextField } from '../ui/form-field.tsx'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'

type Props = {
  readonly commitment: string
  readonly pending: boolean
  readonly error: unknown
  readonly onBack: () => void
  readonly onSign: (proof: PersonalProof) => void
}

/** The commitment in full before it is signed; the password is asked for again, and a one-time code of whoever has enrolled, because signing is the person's act. */
export function CommitmentSheet({ commitment, pending, error, onBack, onSign }: Props) {
  const { t, tData } = useWords()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const factor = useQuery(ownAccountQueries.factor)
  const { enrolled = false, asked = false } = factor.data ?? {}
  const isReady = password !== '' && (enrolled ? code !== '' : !asked)
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        onSign({ password, ...(enrolled ? { code } : {}) })
      }}
    >
      <Card title={tData('field.commitment')}>
        <ol lang="zh-CN">
          {promisesOf(commitment).map(promise => (
            <li key={promise}>{promise}</li>
          ))}
        </ol>
        <h3>{t('work.commitment.text')}</h3>
        <ScrollRegion
          className="table-wrap pre"
          name={t('work.commitment.text')}
          style={{ padding: 16, maxHeight: 360, overflow: 'auto' }}
        >
          {readable(commitment)}
        </ScrollRegion>
      </Card>
      <Card title={t('work.commitment.sign')}>
        <p style={{ marginBottom: 16 }}>{t('work.effect.demand.submit')}</p>
        {error !== null && error !== undefined && <ErrorNote error={error} />}
        <TextField
          id="sign-password"
          type="password"
          wide
          label={t('work.commitment.password')}
          value={password}
          onChange={setPassword}
          required
        />
        {enrolled && <CodeField value={code} onChange={setCode} />}
        {asked && !enrolled && (
          <p className="row">
            <span className="tag warn">{t('work.factor.asked')}</span>
            <Link to={paths.account}>{t('work.factor.start')}</Link>
          </p>
        )}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" size="large" loading={pending} disabled={!isReady}>
            {t('work.commitment.submit')}
          </Button>
          <Button onClick={onBack}>{t('work.commitment.back')}</Button>
        </div>
      </Card>
    </form>
  )
}

/** The promises stand word for word in what is signed. */
function promisesOf(commitment: string): string[] {
  const parsed: unknown = JSON.parse(commitment)
  const promises = (parsed as { promises?: unknown }).promises
  return Array.isArray(promises) ? promises.map(String) : []
}

function readable(commitment: string): string {
  return JSON.stringify(JSON.parse(commitment), null, 2)
}
