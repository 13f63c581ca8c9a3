import { sealLine, sealLineOfError } from '../../../admin/src/seal/seal-line';
import type { Finding, SealStatus, Verification } from '../../../server/src/contracts';

const status: SealStatus = {
  isOn: true,
  log: 1,
  origin: 'audit-log/1',
  size: 3,
  events: 250,
  sealedUntil: '2026-11-25T07:24:04.000Z',
  waiting: 0,
  waitingIsCapped: false,
  oldestWaiting: null,
  checkpoint: '',
  verifierKey: '',
  keySource: 'config',
  adoption: null,
  lastVerification: null,
  isVerifying: false,
  anchors: [],
  warnings: [],
};

const verification = (...findings: Finding[]) =>
  ({
    at: '2026-11-25T03:40:00.000Z',
    scope: 'everything',
    events: 250,
    seals: 3,
    result: findings.length === 0 ? 'verified' : 'failed',
    findings,
    found: findings.length,
  }) as Verification;

const line = (changes: Partial<SealStatus>) => sealLine({ ...status, ...changes });

it('claims no success before a verification has succeeded', () => {
  expect(line({ waiting: 3 })).toEqual({
    tone: 'neutral',
    parts: [
      { what: 'sealed', at: status.sealedUntil },
      { what: 'waiting', count: 3, isCapped: false },
    ],
  });
  expect(line({ isVerifying: true }).tone).toBe('neutral');
  expect(sealLine({ isOn: false }).tone).toBe('neutral');
  expect(line({ lastVerification: verification() })).toEqual({
    tone: 'success',
    parts: [{ what: 'verified', at: '2026-11-25T03:40:00.000Z' }],
  });
});

it('says the worst first', () => {
  const altered = verification({ state: 'altered', event: 'a' }, { state: 'missing' });

  expect(line({ lastVerification: altered, warnings: ['sealing-late', 'no-anchor'] })).toEqual({
    tone: 'danger',
    parts: [{ what: 'changed', count: 2 }],
  });
  expect(line({ lastVerification: altered, warnings: ['forked'] }).parts).toEqual([
    { what: 'contradicted' },
  ]);
  expect(line({ lastVerification: verification(), warnings: ['key-changed'] })).toEqual({
    tone: 'warning',
    parts: [{ what: 'key-changed' }],
  });
});

it('does not call a finding about the log a changed event', () =>
  expect(line({ lastVerification: verification({ state: 'bad-signature' }) }).parts).toEqual([
    { what: 'findings', count: 1 },
  ]));

it('shows how far older events are adopted, beside all else', () =>
  expect(line({ lastVerification: verification(), adoption: { percent: 34 } }).parts).toEqual([
    { what: 'verified', at: '2026-11-25T03:40:00.000Z' },
    { what: 'adopting', percent: 34 },
  ]));

it('does not hide that the state cannot be had', () => {
  expect(sealLineOfError(500)?.tone).toBe('warning');
  expect(sealLineOfError(null)?.tone).toBe('warning');
  expect(sealLineOfError(409)?.parts).toEqual([{ what: 'unsealed' }]);
  expect(sealLineOfError(403)).toBeNull();
});
