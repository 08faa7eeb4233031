import type { CartEntry } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { api } from '../../parts/api.ts'
import { useCartChange } from '../../parts/cart-parts.tsx'
import { QueryView } from '../../parts/query-view.tsx'
import { searchQueries } from '../../parts/search-queries.ts'
import { Card, PageHead } from '../../ui/page-head.tsx'
import { useWords } from '../../ui/words.tsx'
import { paths } from '../paths.ts'

/** What was put aside in the search, to be asked for in one demand. */
export function CartPage() {
  const { t } = useWords()
  const cart = useQuery(searchQueries.cart)
  const change = useCartChange()
  const navigate = useNavigate()
  return (
    <>
      <PageHead title={t('cart.title')} about={t('cart.about')}>
        <Link to={paths.search}>{t('cart.back')}</Link>
      </PageHead>
      <QueryView query={cart}>
        {entries => (
          <Card title={t('cart.count', { count: entries.length })}>
            {entries.length === 0 && <p className="empty">{t('cart.empty')}</p>}
            <ul className="list">
              {entries.map(entry => (
                <CartRow
                  key={entry.id}
                  entry={entry}
                  onRemove={() => change.mutate(() => api.takeFromCart(entry.id))}
                />
              ))}
            </ul>
            {entries.length > 0 && (
              <div className="form-foot">
                <Button
                  type="primary"
                  size="large"
                  disabled={!entries.some(entry => entry.inForce)}
                  onClick={() => navigate({ to: paths.newDemand, search: { cart: 'all' } })}
                >
                  {t('cart.apply')}
                </Button>
                <Button onClick={() => change.mutate(api.emptyCart)}>{t('cart.clear')}</Button>
              </div>
            )}
          </Card>
        )}
      </QueryView>
    </>
  )
}

function CartRow({ entry, onRemove }: { entry: CartEntry; onRemove: () => void }) {
  const { t } = useWords()
  return (
    <li className="task">
      <div>
        <Link className="title" to={paths.case} params={{ id: entry.id }}>
          {entry.name}
        </Link>
        <div className="meta">{entry.unit}</div>
        {!entry.inForce && <div className="consequence">{t('cart.notInForce')}</div>}
      </div>
      <Button onClick={onRemove} aria-label={t('cart.takeOutOf', { name: entry.name })}>
        {t('cart.takeOut')}
      </Button>
    </li>
  )
}
