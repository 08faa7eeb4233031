/** The API gateway. What a refused call is told: `gateway.<code>`. */
export const gateway = {
  'gateway.unknown_key': 'The app key does not exist: check the header x-gongshu-key or ask the platform for a key.',
  'gateway.bad_signature':
    'The signature is wrong: check the secret, the signed text and the nonce (16 to 64 characters).',
  'gateway.stale_timestamp': 'The timestamp is out of range: set your clock and sign again with a new timestamp.',
  'gateway.replayed_nonce': 'The nonce was used before: sign every call with a new nonce.',
  'gateway.not_granted': 'This app has not been granted this service.',
  'gateway.service_stopped': 'The service is stopped.',
  'gateway.service_ended': 'Its term ended on {day}.',
  'gateway.service_since': 'Stopped since {since}: {text}',
  'gateway.scenario_mismatch':
    'The scenario differs from the granted one: shared data may be used for that scenario only.',
  'gateway.quota_exceeded': 'More than {quota} calls a minute: try again in {seconds} seconds.',
  'gateway.bad_request': 'The request is not as it must be: {fault}.',
  'gateway.data_unavailable': 'The data file is not ready yet: try again later.',
  'gateway.match_unavailable': 'This gateway does not match lists: call the gateway of the platform itself.',
  'gateway.busy': 'Too many lists are being matched at the moment: try again later.',
  'gateway.lease_expired':
    'The gateway has had no contact with the platform for more than {seconds} seconds and has stopped serving, so that no revocation is missed: try again later.',
  'gateway.journal_unavailable':
    'The journal of calls cannot be written; what cannot be recorded is not served: try again later.',
  'gateway.internal': 'An error inside the gateway: tell the operator of the platform the reference.',

  'gateway.fault.json': 'the body is not a JSON object',
  'gateway.fault.member': 'unknown member {name}',
  'gateway.fault.scenario': 'scenario must be a string',
  'gateway.fault.where': 'where must be an object with at least one look-up item and string values',
  'gateway.fault.key': '{name} is not a look-up item of this service',
  'gateway.fault.keyMissing': 'the look-up item {name} is missing',
  'gateway.fault.limit': 'limit must be a whole number from 1 to 100',
  'gateway.fault.mode.api': 'this service answers queries: call query',
  'gateway.fault.mode.match': 'this service matches lists: call match',
  'gateway.fault.body': 'the body is too large, incomplete or of a wrong type',
  'gateway.fault.lines': 'at most {max} lines can be matched at a time',
  'gateway.fault.empty': 'there is no line to match',
  'gateway.fault.blank': 'line {line} is empty or longer than {max} characters',
  'gateway.fault.utf8': 'the body is not UTF-8',

  'gateway.cli.usage':
    'Usage: gongshu gateway --url PLATFORM --data DIR --port N [--name NAME] [--host ADDRESS] [--lease 5m], with the token in GONGSHU_TOKEN',
} as const
