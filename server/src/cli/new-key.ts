import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { printVerifierKey, signingKey } from '../seal';
import { type CommandResult, EXIT } from './result';

/** Makes a signing key. Nothing of it is kept. */
export const newKey = (args: string[]): CommandResult => {
  const { values } = parseArgs({
    args,
    options: { origin: { type: 'string', default: 'audit-log' } },
  });
  const seed = randomBytes(32);
  const verifierKey = printVerifierKey(signingKey(values.origin, seed));
  return {
    code: EXIT.ok,
    output: [
      'Signing key, for AUDIT_LOG_SEALING_KEY. Keep it secret, and outside of the database:',
      seed.toString('base64'),
      '',
      'Verifier key, for everybody who verifies:',
      verifierKey,
    ].join('\n'),
  };
};
