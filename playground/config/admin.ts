// Secrets that everybody can read here: the playground is to play with, on one's own machine.
export default () => ({
  auth: { secret: 'playground-admin-jwt-secret' },
  apiToken: { salt: 'playground-api-token-salt' },
  transfer: { token: { salt: 'playground-transfer-token-salt' } },
  secrets: { encryptionKey: 'playground-encryption-key-32-chr' },
  flags: { nps: false, promoteEE: false },
});
