// Reads a gateway's FHIR API as fhir-kit-client does it, knowing nothing of Daneker.
// stdin: {base, key, cert, ca (PEM), delivery}; stdout: what was found, as JSON.
import { Agent, setGlobalDispatcher } from 'undici'
import { Client } from 'fhir-kit-client'

let text = ''
for await (const chunk of process.stdin) text += chunk
const { base, key, cert, ca, delivery } = JSON.parse(text)
setGlobalDispatcher(new Agent({ connect: { key, cert, ca } }))
const client = new Client({ baseUrl: base })

async function status(reading) {
  try {
    await reading
    return 200
  } catch (e) {
    return e.response?.status ?? String(e)
  }
}

const first = await client.search({ resourceType: 'Task', searchParams: { _count: 1, status: 'requested,accepted' } })
const second = await client.nextPage({ bundle: first })
const summary = await client.operation({ name: '$summary', resourceType: 'Patient', id: delivery, method: 'get' })
console.log(JSON.stringify({
  fhirVersion: (await client.capabilityStatement()).fhirVersion,
  tasks: [first, second].flatMap(page => (page?.entry ?? []).map(entry => entry.resource.id)),
  total: first.total ?? null,
  message: (await client.read({ resourceType: 'Bundle', id: delivery })).type,
  request: (await client.read({ resourceType: 'ServiceRequest', id: delivery })).subject.reference,
  person: (await client.read({ resourceType: 'Patient', id: delivery })).id,
  summary: summary.type,
  documents: (await client.search({ resourceType: 'DocumentReference', searchParams: { patient: `Patient/${delivery}` } })).entry.length,
  nobodys: await status(client.read({ resourceType: 'Task', id: '00000000-0000-4000-8000-000000000000' })),
  unknownQuestion: await status(client.search({ resourceType: 'Task', searchParams: { owner: 'x' } })),
}))
