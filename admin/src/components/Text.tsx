import { Typography, VisuallyHidden } from '@strapi/design-system';
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
