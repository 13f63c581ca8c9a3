import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { GetEventSealResponse } from '../../../contracts';
import { message } from '../../../labels/message';
import { useSealTime } from '../../../seal/useSealTime';

type EventSeal = Exclude<GetEventSealResponse['data'], { state: 'off' }>;
type Sealed = Exclude<EventSeal, { state: 'waiting' }>;

/** Where an event is sealed, in words: `Seal 402, 3 of 250 · verified at 03:40`. */
export const useEventSealText = () => {
  const { formatMessage } = useIntl();
  const sealTime = useSealTime();

  return useCallback(
    (seal: EventSeal): string => {
      if (seal.state === 'waiting') return formatMessage(message('audit-log.details.seal.waiting'));
      const stateText = ({ state, verifiedAt }: Sealed): string => {
        switch (state) {
          case 'sealed':
          case 'verified':
            return verifiedAt === null
              ? formatMessage(message('audit-log.details.seal.unverified'))
              : formatMessage(message('audit-log.details.seal.verified'), {
                  time: sealTime(verifiedAt),
                });
          case 'erased':
          case 'pruned':
            return formatMessage(message(`audit-log.details.seal.${state}`));
          default:
            return formatMessage(message(`audit-log.finding.${state}`));
        }
      };
      const { n, index, count } = seal;
      const place = formatMessage(message('audit-log.details.seal.place'), {
        n,
        place: index + 1,
        count,
      });

      return `${place} · ${stateText(seal)}`;
    },
    [formatMessage, sealTime],
  );
};
