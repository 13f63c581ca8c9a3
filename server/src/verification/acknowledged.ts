import type { Core } from '@strapi/strapi';
import type { Finding } from '../contracts';
import type { Snapshot } from '../proof';
import { keyOfFinding } from './findings';
import { factsOf, sealedEvents } from './sealed-events';

const isFinding = (value: unknown): value is Finding =>
  value !== null && typeof value === 'object' && 'state' in value;

/** The findings that somebody has acknowledged, as sealed events say, by their keys. */
export const acknowledgedFindings = async (
  strapi: Core.Strapi,
  snapshot: Snapshot,
): Promise<Set<string>> => {
  const keys = new Set<string>();
  for await (const event of sealedEvents(strapi, snapshot, 'finding-acknowledged')) {
    const { finding } = factsOf(event);
    if (isFinding(finding)) keys.add(keyOfFinding(finding));
  }
  return keys;
};
