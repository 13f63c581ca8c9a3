import { useEffect, useState } from 'react';
import { useSealQuery } from '../api/seal-api';
import { statusOf } from '../components/LoadError';
import { useIsPageVisible } from '../components/useIsPageVisible';
import type { GetSealResponse } from '../contracts';

const POLL_MS = 30_000;
const POLL_WHILE_VERIFYING_MS = 2_000;
/** Frequent requests would not help a server in trouble. */
const POLL_AFTER_ERROR_MS = 2 * 60_000;

const paceOf = (seal: GetSealResponse['data'] | undefined, error: unknown): number => {
  const status = statusOf(error);

  // Without the permission, each request would be recorded as refused.
  if (status === 401 || status === 403) return 0;
  if (error !== undefined) return POLL_AFTER_ERROR_MS;

  return seal?.isOn && seal.isVerifying ? POLL_WHILE_VERIFYING_MS : POLL_MS;
};

/** The state of the log of seals. It is polled while the tab is visible. */
export const useSeal = () => {
  const isVisible = useIsPageVisible();
  const [pace, setPace] = useState(POLL_MS);
  const result = useSealQuery(undefined, {
    pollingInterval: isVisible ? pace : 0,
    refetchOnMountOrArgChange: true,
  });
  const next = paceOf(result.data, result.error);

  if (next !== pace) {
    setPace(next);
  }

  const { refetch, fulfilledTimeStamp: answeredAt } = result;

  // A tab that becomes visible again shows the current state at once.
  useEffect(() => {
    if (isVisible && answeredAt !== undefined && Date.now() - answeredAt > POLL_MS) {
      void refetch();
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when the tab comes back
  }, [isVisible]);

  return result;
};
