import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { CheckCircle, Shield, WarningCircle } from '@strapi/icons';
import type { SealLine, SealTone } from './seal-line';
import { useSealLineText } from './useSealLineText';

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
