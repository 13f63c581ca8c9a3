import { Box, Typography, VisuallyHidden } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { message } from '../labels/message';

interface TextProps {
  children: ReactNode;
  /** Less important, and smaller. */
  isDetail?: boolean;
}

/**
 * Text from data. It keeps its line breaks, breaks long words and cannot change the direction of
 * the text around it.
 */
export const Text = ({ children, isDetail = false }: TextProps) => (
  <Typography
    tag="bdi"
    variant={isDetail ? 'pi' : 'omega'}
    textColor={isDetail ? 'neutral600' : 'neutral800'}
    style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
  >
    {children}
  </Typography>
);

/** Shows that there is no value: a dash, and a word for screen readers. */
export const EmptyValue = () => {
  const { formatMessage } = useIntl();

  return (
    <>
      <Typography textColor="neutral600" aria-hidden>
        —
      </Typography>
      <VisuallyHidden>{formatMessage(message('audit-log.nothing'))}</VisuallyHidden>
    </>
  );
};

export const CODE_FONT = 'Menlo, Consolas, "Liberation Mono", monospace';

/** Text for machines, as it is. Long lines wrap, so that nothing hides. */
export const Code = ({ children }: { children: string }) => (
  <Box
    tag="pre"
    color="neutral800"
    fontSize={1}
    lineHeight={4}
    maxWidth="100%"
    // Text for machines is read from left to right in every language.
    dir="ltr"
    style={{ fontFamily: CODE_FONT, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
  >
    {children}
  </Box>
);
