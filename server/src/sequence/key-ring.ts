import { sign, verify } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { SealingConfig } from '../config';
import type { SealKeySource } from '../contracts';
import {
  deriveSeed,
  isSignedBy,
  parseSeed,
  printVerifierKey,
  type SignedCheckpoint,
  type SigningKey,
  signingKey,
} from '../seal';

const DEFAULT_ORIGIN = 'audit-log';

/** The keys that this app signs checkpoints with. */
export class KeyRing {
  readonly source: SealKeySource;
  readonly current: SigningKey;
  /** The current key, and the one before while it is configured. */
  readonly all: readonly SigningKey[];

  /** @throws {Error} when no key is configured and Strapi has no secret to derive one from. */
  constructor(strapi: Core.Strapi, config: SealingConfig) {
    const { origin = DEFAULT_ORIGIN, key, previousKey } = config;
    this.source = key === undefined ? 'derived' : 'config';
    this.current = signingKey(origin, key === undefined ? derived(strapi) : parseSeed(key));
    const previous = previousKey === undefined ? [] : [signingKey(origin, parseSeed(previousKey))];
    this.all = [this.current, ...previous];
  }

  /** Name of the logs of this app, in front of what makes each unique. */
  get origin(): string {
    return this.current.name;
  }

  /** The current key as people hand it on. */
  get verifierKey(): string {
    return printVerifierKey(this.current);
  }

  /** A signature by the current key, base64. */
  sign(text: string): string {
    return sign(null, Buffer.from(text, 'utf8'), this.current.privateKey).toString('base64');
  }

  /** Whether one of the keys has signed the text. */
  isOwn(text: string, signature: string): boolean {
    const bytes = Buffer.from(signature, 'base64');
    return this.all.some(({ publicKey }) =>
      verify(null, Buffer.from(text, 'utf8'), publicKey, bytes),
    );
  }

  /** Whether one of the keys has signed it. */
  hasSigned(checkpoint: SignedCheckpoint): boolean {
    return this.all.some((key) => isSignedBy(checkpoint, key));
  }
}

/** The secret that every Strapi has, without which it does not start. */
const derived = (strapi: Core.Strapi): Buffer => {
  const salt = strapi.config.get<string | undefined>('admin.apiToken.salt');
  if (!salt) {
    throw new Error(
      'Expected "admin.apiToken.salt" in config/admin.js, from which the key of seals is derived, or "sealing.key" in config/plugins.js.',
    );
  }
  return deriveSeed(salt);
};
