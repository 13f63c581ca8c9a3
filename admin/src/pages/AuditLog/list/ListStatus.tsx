import { Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { ArrowUp } from '@strapi/icons';
import { useRef } from 'react';
import { useIntl } from 'react-intl';
import { DateTime } from '../../../components/DateTime';
import { message } from '../../../labels/message';
import { MAX_NEW } from './new-events';

interface ListStatusProps {
  newCount: number;
  onShowNew: () => void;
  /** ISO 8601: how far back a search for text has gone. `null`: to the end. */
  searchedUntil: string | null;
  isSearchingOn: boolean;
  onSearchFurther: () => void;
}

/**
 * Shows that there are new events, and the progress of a text search. It is a live region, so it
 * must always exist. It overlays the table, so that nothing moves while reading.
 */
export const ListStatus = ({
  newCount,
  onShowNew,
  searchedUntil,
  isSearchingOn,
  onSearchFurther,
}: ListStatusProps) => {
  const { formatMessage } = useIntl();
  const region = useRef<HTMLDivElement>(null);

  const showNew = () => {
    // The button disappears, so the focus moves here.
    region.current?.focus();
    onShowNew();
  };

  return (
    <Flex
      ref={region}
      role="status"
      tabIndex={-1}
      gap={2}
      wrap="wrap"
      justifyContent="center"
      style={{ outline: 'none' }}
    >
      {searchedUntil !== null && (
        <>
          <Typography variant="pi" textColor="neutral600">
            {formatMessage(
              message(isSearchingOn ? 'audit-log.search.going-on' : 'audit-log.search.until'),
              { time: <DateTime key="time" at={searchedUntil} /> },
            )}
          </Typography>
          {!isSearchingOn && (
            <TextButton onClick={onSearchFurther}>
              {formatMessage(message('audit-log.search.further'))}
            </TextButton>
          )}
        </>
      )}
      {newCount > 0 && (
        <Button size="S" variant="secondary" startIcon={<ArrowUp />} onClick={showNew}>
          {formatMessage(message('audit-log.live.show'), {
            count: newCount,
            more: newCount >= MAX_NEW ? '+' : '',
          })}
        </Button>
      )}
    </Flex>
  );
};
