import { openLoadGround } from '../interop/load-ground.ts'

// A platform in a process of its own, so that a test can watch its memory. One line says where it is.
const ground = await openLoadGround()
const { collectionId } = await ground.entryOf([{ column: 'a' }, { column: 'b' }])
// What is loaded on first use must not count as growth later.
await ground.load(collectionId, 'a,b\n1,2\n', { fileName: 'a.csv' })
await ground.load(collectionId, 'a,b\n1\n', { fileName: 'a.csv' })
const { server, headers } = ground
process.stdout.write(`${JSON.stringify({ url: server.url, headers, collectionId })}\n`)
process.once('SIGTERM', () => void ground.close().then(() => process.exit(0)))
