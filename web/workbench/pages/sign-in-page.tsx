import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { api, queries } from '../../parts/api.ts'
import { useErrorText } from '../../parts/query-view.tsx'
import { TextField } from '../../ui/form-field.tsx'
import { useWords } from '../../ui/words.tsx'
import { LanguageSwitch } from '../frame.tsx'
import { paths } from '../paths.ts'

export function SignInPage() {
  const { t } = useWords()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const enter = useEnter()
  const errorText = useErrorText()
  return (
    <main className="sign-in">
      <form
        className="card"
        onSubmit={event => {
          event.preventDefault()
          enter.mutate({ login: login.trim(), password })
        }}
      >
        <h1>{t('work.brand')}</h1>
        <p className="faint" style={{ marginBottom: 24 }}>
          {t('work.signIn.about')}
        </p>
        {enter.isError && (
          <Alert type="error" showIcon role="alert" title={errorText(enter.error)} style={{ marginBottom: 16 }} />
        )}
        <TextField id="login" label={t('work.signIn.login')} value={login} onChange={setLogin} wide />
        <TextField
          id="password"
          type="password"
          label={t('work.signIn.password')}
          value={password}
          onChange={setPassword}
          wide
        />
        <Button type="primary" htmlType="submit" block size="large" loading={enter.isPending}>
          {t('work.signIn')}
        </Button>
        <p style={{ marginTop: 16, textAlign: 'center' }}>
          <LanguageSwitch />
        </p>
      </form>
    </main>
  )
}

function useEnter() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const router = useRouter()
  const { next } = useSearch({ strict: false })
  return useMutation({
    mutationFn: ({ login, password }: { login: string; password: string }) => api.signIn(login, password),
    onSuccess: async () => {
      client.clear()
      await client.fetchQuery(queries.session)
      // Only an address of this workbench: a link from elsewhere must not lead a signed-in official away.
      const inside = next?.startsWith('/') && !next.startsWith('//') ? next.replace(/^\/work(?=\/|$)/, '') || '/' : null
      if (inside) router.history.push(`/work${inside}`)
      else await navigate({ to: paths.home })
    },
  })
}
