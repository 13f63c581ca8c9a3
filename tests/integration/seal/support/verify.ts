import type { Finding, Verification } from '../../../../server/src/contracts';
import { KeyRing } from '../../../../server/src/sequence';
import { type Verified, verifyDatabase } from '../../../../server/src/verification';
import type { RunningStrapi } from '../../../support/strapi';
import { eventually } from '../../support/eventually';

interface Service {
  start(): Promise<Date>;
  nightly(): Promise<void>;
  last(): Promise<Verification | null>;
  readonly isRunning: boolean;
}

export const verificationOf = ({ strapi }: RunningStrapi): Service =>
  strapi.plugin('audit-log').service('verification');

/** What somebody finds who asks for a verification. */
export const verified = async (app: RunningStrapi): Promise<Verification> => {
  await verificationOf(app).start();
  await eventually(async () => (verificationOf(app).isRunning ? undefined : true), 60_000);
  return (await verificationOf(app).last())!;
};

/** Verifies and leaves no trace. */
export const look = async ({ strapi }: RunningStrapi, slice: number | null = null) =>
  (await verifyDatabase({
    strapi,
    keys: new KeyRing(strapi, {}),
    slice,
    signal: new AbortController().signal,
  })) as Verified;

export const findingsOf = async (app: RunningStrapi): Promise<Finding[]> =>
  (await look(app)).verification.findings;
