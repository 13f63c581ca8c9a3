import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { CheckCircle, Shield, WarningCircle } from '@strapi/icons';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { message } from '../labels/message';
import type { SealLine, SealPart, SealTone } from './seal-line';

const isSameDay = (one: Date, other: Date): boolean => one.toDateString() === other.toDateString();

/** A time as short as it can be: of today without its day. */
export const useSealTime = () => {
  const { formatDate, formatTime } = useIntl();

  return useCallback(
    (at: string, timeStyle: 'short' | 'medium' = 'short'): string =>
      isSameDay(new Date(at), new Date())
        ? formatTime(at, { timeStyle })
        : formatDate(at, { dateStyle: 'medium', timeStyle }),
    [formatDate, formatTime],
  );
};

/** The line of state in words: `Sealed up to 07:24:04 · 3 waiting`. */
const useSealLineText = () => {
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

const LOOKS: Record<SealTone, { icon: typeof Shield; fill: string; textColor: string }> = {
  neutral: { icon: Shield, fill: 'neutral500', textColor: 'neutral600' },
  success: { icon: CheckCircle, fill: 'success600', textColor: 'success700' },
  warning: { icon: WarningCircle, fill: 'warning600', textColor: 'neutral800' },
  danger: { icon: WarningCircle, fill: 'danger600', textColor: 'danger700' },
};

interface SealStateTextProps {
  line: SealLine;
  /** Shows only the icon where nothing is wrong. A screen reader still gets the words. */
  isShort?: boolean;
}

/** The state of the seals in a line. Words carry the meaning; the colour only supports them. */
export const SealStateText = ({ line, isShort = false }: SealStateTextProps) => {
  const sealLineText = useSealLineText();
  const isQuiet = line.tone === 'neutral' || line.tone === 'success';
  const { icon: Icon, fill, textColor } = LOOKS[line.tone];

  return (
    <Flex tag="span" inline gap={1} style={{ verticalAlign: 'middle' }}>
      <Icon fill={fill} width="1.6rem" height="1.6rem" aria-hidden style={{ flexShrink: 0 }} />
      {isShort && isQuiet ? (
        <VisuallyHidden>{sealLineText(line)}</VisuallyHidden>
      ) : (
        <Typography textColor={textColor} fontWeight={line.tone === 'neutral' ? 'regular' : 'bold'}>
          {sealLineText(line)}
        </Typography>
      )}
    </Flex>
  );
};
