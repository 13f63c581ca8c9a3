import type { SealAnchor } from '../../../../server/src/contracts';
import type {
  ExportReport,
  RecordsReport,
  SealRecord,
  SignedCheckpoint,
} from '../../../../server/src/seal';
import { ExportVerifier, parseVerifierKey, RecordsVerifier } from '../../../../server/src/seal';
import type { AdminAgent } from '../../../support/admin';
import { readText } from '../../../support/read-text';
import type { RunningStrapi } from '../../../support/strapi';

interface Sealing {
  sealNow(): Promise<void>;
  sequencer: { problem: string | null };
  anchors: { all: SealAnchor[] };
}

export const sealingOf = ({ strapi }: RunningStrapi): Sealing =>
  strapi.plugin('audit-log').service('sealing');

const linesOf = async (admin: AdminAgent, url: string, query: object): Promise<string[]> =>
  (await readText(admin, url, query)).split('\n').filter((line) => line !== '');

/** The lines of an export with proof. Everything is exported unless `query` narrows it. */
export const exportLines = (admin: AdminAgent, query: object = {}): Promise<string[]> =>
  linesOf(admin, '/audit-log/events/export', {
    from: '1970-01-01T00:00:00Z',
    format: 'ndjson',
    proof: true,
    ...query,
  });

export const recordLines = (admin: AdminAgent, query: object = {}): Promise<string[]> =>
  linesOf(admin, '/audit-log/seal/records', query);

/** What an auditor finds who knows `keys`. */
export const verifyLines = (lines: string[], keys: string[] = []): ExportReport => {
  const verifier = new ExportVerifier(keys.map(parseVerifierKey));
  for (const line of lines) verifier.add(JSON.parse(line));
  return verifier.end();
};

export const verifyRecords = (
  [head, ...records]: string[],
  kept: SignedCheckpoint[] = [],
): RecordsReport => {
  const verifier = new RecordsVerifier(JSON.parse(head!).auditLogSeals, [], kept);
  for (const record of records) verifier.add(JSON.parse(record) as SealRecord);
  return verifier.end();
};
