/** Forms and notices of projects, channels, security, inspection and evaluation. */
export const oversightWords = {
  'field.channelKind': 'Kind of channel',
  'channelKind.sharing': 'Channel for sharing',
  'channelKind.opening': 'Channel for opening',
  'channelKind.cloud': 'Cloud or machine room',
  'channelKind.dataCentre': 'Data centre or data platform',
  'channelKind.offlineExchange': 'Offline exchange',
  'field.channel.description': 'Description',
  'field.standing': 'Standing',
  'standing.existing': 'Already built',
  'standing.new': 'To be built',
  'field.newReason': 'Why a new channel for opening is needed',
  'field.integrateBy': 'Integration planned by',
  'field.result': 'Result',
  'notice.channelRegistered': 'Channel “{title}” ({number}) was registered: check whether it must be merged.',
  'notice.channelToIntegrate': 'Channel “{title}” ({number}) is to be merged: please proceed as planned.',
} as const
