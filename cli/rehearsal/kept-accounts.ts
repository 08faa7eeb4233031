import type { Account, Stage } from './rehearsal-stage.ts'

/** The accounts of a rehearsal with their passwords: of made-up people on a platform that can never be live. */
export function accountsIn(stage: Stage): readonly Account[] {
  return stage.accounts
}

export type SystemKeys = {
  readonly unit: string
  readonly system: string
  readonly appKey: string
  readonly appSecret: string
}

/** The keys with which the consumers' systems call the gateway. */
export async function keysOfSystems(stage: Stage): Promise<SystemKeys[]> {
  const keys: SystemKeys[] = []
  for (const { unit, user } of stage.made.consumers ?? []) {
    const { systems } = await user.get<{ systems: { id: string; name: string }[] }>('/api/calling-systems')
    for (const { id, name } of systems) {
      const secret = await user.get<{ appKey: string; appSecret: string }>(`/api/calling-systems/${id}/secret`)
      keys.push({ unit, system: name, ...secret })
    }
  }
  return keys
}
