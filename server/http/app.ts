import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fastify from 'fastify'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { guardAgainstForgery, identify } from '../people/request-session.ts'
import { guardTokenScope } from '../people/token-scope.ts'
import { answerError, answerNotFound } from './errors.ts'

const MOST_BODY_BYTES = 8 * 1024 * 1024

/** The bare application: strict schemas, sessions, one error shape, OpenAPI. Routes are registered by the caller. */
export async function createApp(platform: Platform): Promise<App> {
  const app = fastify({
    bodyLimit: MOST_BODY_BYTES,
    trustProxy: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(({ schema, httpPart }) => validatorFor(httpPart ?? 'body').compile(schema as object))
  app.decorateRequest('signedIn', null)
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: MOST_BODY_BYTES })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Gongshu 公数', version: '1', description: 'Public-data platform API' },
      servers: [{ url: '/' }],
    },
  })
  app.setErrorHandler((error, request, reply) => answerError(platform, error, { request, reply }))
  app.setNotFoundHandler((request, reply) => answerNotFound(request, reply))
  app.addHook('onRequest', async request => {
    // Gateways check their own keys and must not wait for the session tables.
    if (request.url.startsWith('/gateway/') || request.url.startsWith('/internal/')) return
    request.signedIn = await identify(platform.db, request)
  })
  app.addHook('preValidation', async request => {
    guardAgainstForgery(request)
    guardTokenScope(request)
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    reply.header('x-frame-options', 'DENY')
    if (!reply.getHeader('content-security-policy')) reply.header('content-security-policy', CONTENT_POLICY)
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  return app as unknown as App
}

const CONTENT_POLICY =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self'; " +
  "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

// An unknown field is an error and "5" is no number; only query strings and paths, which are text, are coerced.
const strict = withFormats(new Ajv({ removeAdditional: false, coerceTypes: false, allErrors: true, useDefaults: true }))
const coercing = withFormats(
  new Ajv({ removeAdditional: false, coerceTypes: 'array', allErrors: true, useDefaults: true }),
)

function validatorFor(part: string): Ajv {
  return part === 'body' ? strict : coercing
}

function withFormats(ajv: Ajv): Ajv {
  // The package is CommonJS: under ESM its function is the default member.
  const add =
    (addFormats as unknown as { default?: (target: Ajv) => Ajv }).default ??
    (addFormats as unknown as (target: Ajv) => Ajv)
  // How a form asks for a field: see acts/input-fields.ts.
  ajv.addVocabulary(['x-control', 'x-words', 'x-refers', 'x-when'])
  return add(ajv)
}
