import type { Core } from '@strapi/strapi';
import type { SealStatus, SealWarning } from '../contracts';
import { getService } from '../get-service';
import { readSealStatus } from '../proof';

/** Longer than any event waits, even where another process has just sealed. */
const LATE_AFTER_MS = 10 * 60 * 1000;

/**
 * How the log stands, with what readers must know of it; `null` where none was opened, or sealing
 * is off.
 */
export const statusOf = async (strapi: Core.Strapi): Promise<SealStatus | null> => {
  const sealing = getService(strapi, 'sealing');
  const verification = getService(strapi, 'verification');
  if (!sealing.isOn) return null;
  const [status, lastVerification] = await Promise.all([
    readSealStatus(strapi),
    verification.last(),
  ]);
  if (!status) return null;
  const isLate = Date.now() - Date.parse(status.oldestWaiting ?? '') > LATE_AFTER_MS;
  const { problem } = sealing.sequencer;
  const anchors = sealing.anchors.all;
  const warnings: SealWarning[] = [
    ...(problem ? (['sealing-stopped'] as const) : []),
    ...(problem === 'rolled-back' || problem === 'forked' ? [problem] : []),
    ...(isLate ? (['sealing-late'] as const) : []),
    ...(anchors.some(({ kind }) => kind === 'file') ? [] : (['no-anchor'] as const)),
  ];
  return {
    isOn: true,
    ...status,
    keySource: sealing.keys.source,
    anchors,
    lastVerification,
    isVerifying: verification.isRunning,
    warnings,
  };
};
