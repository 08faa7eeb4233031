import type { StartCall } from './start-call.ts'

export async function visitorPlatform(call: StartCall): Promise<number> {
  throw new Error(`not yet ${call.data}`)
}
