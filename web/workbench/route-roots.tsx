import { ApiError } from '@gongshu/client'
import { createRootRoute, createRoute, redirect } from '@tanstack/react-router'
import { queries, queryClient } from '../parts/api.ts'
import { ErrorNote } from '../parts/query-view.tsx'
import { Frame } from './frame.tsx'
import { NoPage } from './pages/no-page.tsx'
import { SignInPage } from './pages/sign-in-page.tsx'
import { paths } from './paths.ts'
import { searchOf } from './search-params.ts'

export const root = createRootRoute({
  notFoundComponent: NoPage,
  errorComponent: ({ error }) => <ErrorNote error={error} />,
})

export const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  component: SignInPage,
  validateSearch: searchOf('next'),
})

/** Everything behind the sign-in: asks who is there before anything else is shown. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Frame,
  beforeLoad: async ({ location }) => {
    await queryClient.ensureQueryData(queries.session).catch(error => {
      const lacksSession = error instanceof ApiError && error.status === 401
      throw lacksSession ? redirect({ to: paths.signIn, search: { next: location.href } }) : error
    })
  },
})

export const getParentRoute = () => inside
/** What the lists of cases keep in their address. */
export const list = searchOf('q', 'cols', 'page', 'state', 'unit')
