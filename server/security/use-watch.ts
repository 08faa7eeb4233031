import { addDays, type Day } from '@gongshu/deadlines'
import { absenceOf } from '@gongshu/regulations'
import { system } from '../acts/act-types.ts'
import type { Door } from '../acts/door.ts'
import { performStep } from '../acts/perform-step.ts'
import { casesRecording } from '../acts/record-queries.ts'
import { inTransaction } from '../db/open-database.ts'
import { type DailyUse, lockService, usesBetween } from './use-watch-queries.ts'

/** How much more than usual is unusual. Local choices: no text gives a number. */
const watchRules = { lookBackDays: 14, leastCalls: 200, timesUsual: 5, leastRefused: 50 } as const

type Alarm = {
  readonly serviceId: string
  readonly day: Day
  readonly kind: 'volume' | 'refusals'
  readonly calls: number
}

/** Opens a risk case for each service that was called unusually on the day before: by far more often, or in vain. */
export async function watchUse(door: Door): Promise<void> {
  if (absenceOf(door.jurisdiction, 'riskCase.open')) return
  const last = addDays(door.clocks.today(), -1)
  const uses = await usesBetween(door.db, addDays(last, -watchRules.lookBackDays), last)
  for (const alarm of alarmsOf(uses, last)) {
    if (await inTransaction(door.db, tx => raise(door, tx, alarm))) door.onCommit()
  }
}

/** The alarms of a day, from what each service was used on the days before. */
export function alarmsOf(uses: readonly DailyUse[], last: Day): Alarm[] {
  const services = [...new Set(uses.map(use => use.serviceId))].sort()
  return services.flatMap(serviceId => {
    const own = uses.filter(use => use.serviceId === serviceId)
    const before = own.filter(use => use.day < last)
    const usual = before.reduce((sum, use) => sum + use.calls, 0) / watchRules.lookBackDays
    return own
      .filter(use => use.day === last)
      .flatMap(({ day, calls, refused }): Alarm[] => [
        ...(calls >= watchRules.leastCalls && calls > usual * watchRules.timesUsual
          ? [{ serviceId, day, kind: 'volume' as const, calls }]
          : []),
        ...(refused >= watchRules.leastRefused ? [{ serviceId, day, kind: 'refusals' as const, calls: refused }] : []),
      ])
  })
}

// The service is locked first: two sweeps at once raise one alarm.
async function raise(door: Door, tx: Parameters<Parameters<typeof inTransaction>[1]>[0], alarm: Alarm) {
  const { serviceId, day, kind, calls } = alarm
  const watch = `${kind} ${serviceId} ${day}`
  const service = await lockService(tx, serviceId)
  if (!service || (await casesRecording(tx, { type: 'riskCase', holding: { watch } })).length) return false
  const input = {
    title: `${service.title}:${kind === 'volume' ? '调用量异常' : '大量调用被拒绝'}`,
    riskArea: 'sharing',
    urgency: 'medium',
    foundOn: door.clocks.today(),
    description: `${day} ${calls} 次(${service.consumer},${service.number})`,
    concernedUnit: service.consumer_id,
    services: [serviceId],
    watch,
  }
  await performStep(door, tx, { step: 'riskCase.open', actor: system, input })
  return true
}
