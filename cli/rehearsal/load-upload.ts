import type { Party } from './made.ts'

export type FileToUpload = {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly format: 'csv' | 'xlsx' | 'json'
  readonly encoding?: string
  readonly jsonPath?: string
}

export type Fault = { readonly row: number; readonly column: string | null; readonly reason: string }

export type LoadEnd =
  | { readonly state: 'done'; readonly rows: number; readonly version: string }
  | { readonly state: 'refused'; readonly code: string; readonly details: { readonly faults?: readonly Fault[] } }
  | { readonly state: 'failed' }

const MOST_SECONDS = 60

/** Uploads a file, starts its collection and waits for the end, as the page does. */
export async function uploadAndLoad({ user }: Party, collectionId: string, file: FileToUpload): Promise<LoadEnd> {
  const { bytes, ...rest } = file
  const { id } = await user.upload(bytes)
  const { loadId } = await user.post<{ loadId: string }>(`/api/collections/${collectionId}/loads`, {
    uploadId: id,
    ...rest,
  })
  const until = Date.now() + MOST_SECONDS * 1000
  while (Date.now() < until) {
    const progress = await user.get<LoadEnd | { state: 'running' }>(`/api/loads/${loadId}`)
    if (progress.state !== 'running') return progress
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`${file.fileName} was not collected within ${MOST_SECONDS} s`)
}

/** The same for a file that must be taken. */
export async function loadWhole(
  party: Party,
  collectionId: string,
  file: FileToUpload,
): Promise<{ rows: number; version: string }> {
  const end = await uploadAndLoad(party, collectionId, file)
  if (end.state !== 'done') throw new Error(`${file.fileName} was not collected: ${JSON.stringify(end).slice(0, 400)}`)
  return end
}
