import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { api } from './api.ts'
import { hasStep, useLaw, useSession } from './law-in-force.ts'
import { useErrorText } from './query-view.tsx'
import { searchQueries } from './search-queries.ts'

/** How much lies in the cart, and the way there; nothing for whoever asks for no data. */
export function CartLink() {
  const { t } = useWords()
  const mayDemand = useMayDemand()
  const cart = useQuery({ ...searchQueries.cart, enabled: mayDemand })
  if (!mayDemand) return null
  return <Link to={paths.cart}>{t('cart.link', { count: cart.data?.length ?? 0 })}</Link>
}

/** Puts an entry into the cart, or takes it out. */
export function CartButton({ entryId, name }: { entryId: string; name: string }) {
  const { t } = useWords()
  const cart = useQuery(searchQueries.cart)
  const change = useCartChange()
  const isIn = cart.data?.some(({ id }) => id === entryId) ?? false
  return (
    <Button
      size="small"
      type={isIn ? 'default' : 'primary'}
      loading={change.isPending}
      aria-pressed={isIn}
      aria-label={t(isIn ? 'cart.isInOf' : 'cart.putInto', { name })}
      onClick={() => change.mutate(() => (isIn ? api.takeFromCart(entryId) : api.putInCart(entryId)))}
    >
      {t(isIn ? 'cart.isIn' : 'cart.putIn')}
    </Button>
  )
}

/** Runs a call that answers with the cart as it then is. */
export function useCartChange() {
  const client = useQueryClient()
  const { message } = App.useApp()
  const errorText = useErrorText()
  return useMutation({
    mutationFn: (call: () => ReturnType<typeof api.cart>) => call(),
    onSuccess: ({ entries }) => client.setQueryData(searchQueries.cart.queryKey, entries),
    onError: error => void message.error(errorText(error)),
  })
}

export function useMayDemand(): boolean {
  const { roles } = useSession()
  return hasStep(useLaw(), 'demand.submit') && roles.includes('consumer')
}
