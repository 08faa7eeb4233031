import { randomBytes } from 'node:crypto'
import { localWordsOf } from '@gongshu/regulations'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type Language, type LocalWords, words, wordsFor } from '../../text/words.ts'
import type { Platform } from '../acts/platform.ts'
import { Refusal } from '../base/refusal.ts'

/** The one shape of every error: a code for programs, words for people, the duty, the field, all faults at once. */
export type ErrorBody = {
  readonly error: {
    readonly code: string
    readonly message: string
    readonly duty?: string
    readonly field?: string
    readonly faults?: readonly object[]
    readonly changes?: readonly object[]
    readonly reference?: string
  }
}

export function languageOf(request: FastifyRequest): Language {
  const chosen = request.cookies?.gongshu_language
  if (chosen === 'zh' || chosen === 'en') return chosen
  const stored = request.signedIn?.account.language
  if (stored && stored !== 'zh') return stored
  const accepted = request.headers['accept-language'] ?? ''
  return /^\s*en/i.test(accepted) ? 'en' : 'zh'
}

/** The words of a refusal in a language, as the jurisdiction calls its offices and fields. */
export function refusalBody(refusal: Refusal, language: Language, local?: LocalWords): ErrorBody {
  const { duty, field, params, faults, changes } = refusal.details
  const state = typeof params?.state === 'string' ? stateWords(params, language, local) : {}
  const role = typeof params?.role === 'string' ? rolesWords(params.role, language, local) : {}
  const filled = { ...params, ...state, ...role, field: field ? fieldWords(field, language, local) : '' }
  return {
    error: {
      code: refusal.code,
      message: words(language, `refusal.${refusal.code}`, filled, local),
      ...(duty ? { duty } : {}),
      ...(field ? { field } : {}),
      ...(faults ? { faults } : {}),
      ...(changes ? { changes } : {}),
    },
  }
}

function stateWords(params: Readonly<Record<string, string | number>>, language: Language, local?: LocalWords) {
  const type = String(params.step ?? '').split('.')[0]
  const key = `state.${type}.${params.state}`
  const found = wordsFor(language, key, {}, local)
  return { state: found === key ? String(params.state) : found }
}

function rolesWords(roles: string, language: Language, local?: LocalWords) {
  const said = roles.split(', ').map(role => {
    const found = wordsFor(language, `role.${role}`, {}, local)
    return found === `role.${role}` ? role : found
  })
  return { role: said.join(language === 'zh' ? '、' : ', ') }
}

function fieldWords(field: string, language: Language, local?: LocalWords): string {
  const key = `field.${field}`
  const found = wordsFor(language, key, {}, local)
  return found === key ? field : found
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

export function answerError(platform: Platform, error: unknown, { request, reply }: Exchange): FastifyReply {
  const refusal = asRefusal(error)
  if (refusal)
    return reply
      .code(refusal.status)
      .send(refusalBody(refusal, languageOf(request), localWordsOf(platform.jurisdiction)))
  const status = (error as FastifyError).statusCode
  if (status && status < 500) {
    const message = (error as FastifyError).message
    return reply.code(status).send({ error: { code: (error as FastifyError).code ?? 'bad_request', message } })
  }
  const unfit = asUnfitValue(error)
  if (unfit) {
    platform.log.warn('the database took a value for unfit', { path: request.url.split('?')[0], cause: String(error) })
    return reply.code(unfit.status).send(refusalBody(unfit, languageOf(request), localWordsOf(platform.jurisdiction)))
  }
  const reference = randomBytes(6).toString('hex')
  platform.log.error('a request failed', { reference, path: request.url.split('?')[0], cause: causeOf(error) })
  const message = words(languageOf(request), 'refusal.bug', { reference })
  return reply.code(500).send({ error: { code: 'bug', message, reference } })
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message = words(languageOf(request), 'refusal.notFound')
  return reply.code(404).send({ error: { code: 'not_found', message } })
}

function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  const faults = (error as FastifyError).validation
  if (!faults) return null
  const named = faults.map(fault => ({ field: fieldOf(fault), reason: fault.message ?? fault.keyword }))
  return new Refusal('invalid_input', { field: named[0]?.field ?? 'body', faults: named })
}

// PostgreSQL's classes: 22 is a value that no column can hold (a zero character, a number beyond bigint), 23505 is what
// another request has taken in the meantime.
function asUnfitValue(error: unknown): Refusal | null {
  const state = String((error as { code?: unknown }).code ?? '')
  if (state === '23505') return new Refusal('already_exists', { field: 'body' })
  return /^22[0-9A-Z]{3}$/.test(state) ? new Refusal('invalid_input', { field: 'body' }) : null
}

function fieldOf(fault: { instancePath: string; params: Record<string, unknown> }): string {
  const member = fault.params.missingProperty ?? fault.params.additionalProperty ?? ''
  return [...fault.instancePath.split('/'), String(member)].filter(Boolean).join('.') || 'body'
}

function causeOf(error: unknown): string {
  return error instanceof Error ? `${error.stack ?? error.message}` : String(error)
}
