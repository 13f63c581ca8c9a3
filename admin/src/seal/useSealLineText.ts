import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { message } from '../labels/message';
import type { SealLine, SealPart } from './seal-line';
import { useSealTime } from './useSealTime';

/** The line of state in words: `Sealed up to 07:24:04 · 3 waiting`. */
export const useSealLineText = () => {
  const { formatMessage, formatNumber } = useIntl();
  const sealTime = useSealTime();

  return useCallback(
    ({ parts }: SealLine): string => {
      const valuesOf = (part: SealPart): Record<string, string | number> => {
        switch (part.what) {
          case 'verified':
            return { time: sealTime(part.at) };
          case 'sealed':
            return { time: sealTime(part.at, 'medium') };
          case 'adopting':
            return { percent: formatNumber(part.percent / 100, { style: 'percent' }) };
          case 'waiting':
            return { count: part.count, more: part.isCapped ? '+' : '' };
          case 'changed':
          case 'findings':
            return { count: part.count };
          default:
            return {};
        }
      };

      return parts
        .map((part) => formatMessage(message(`audit-log.seal.line.${part.what}`), valuesOf(part)))
        .join(' · ');
    },
    [formatMessage, formatNumber, sealTime],
  );
};
