import { useRef } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { ArrowUp } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { message } from '../../../words/message';
import { MOST_NEW } from './newEvents';

interface NewEventsProps {
  count: number;
  onShow: () => void;
}

/**
 * Says that there are new events, and shows them when it suits. A live region, and so always there; it keeps its place, so
 * that nothing moves under the eyes of somebody who reads.
 */
export const NewEvents = ({ count, onShow }: NewEventsProps) => {
  const { formatMessage } = useIntl();
  const region = useRef<HTMLDivElement>(null);

  const show = () => {
    // The button goes; the keyboard stays here.
    region.current?.focus();
    onShow();
  };

  return (
    <Flex ref={region} role="status" tabIndex={-1} minHeight="3.2rem" style={{ outline: 'none' }}>
      {count > 0 && (
        <Button size="S" variant="secondary" startIcon={<ArrowUp />} onClick={show}>
          {formatMessage(message('audit-log.live.show'), {
            count,
            more: count >= MOST_NEW ? '+' : '',
          })}
        </Button>
      )}
    </Flex>
  );
};
