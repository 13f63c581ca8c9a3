import { useId, useState } from 'react';

import { Box, Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { usePersistentState } from '../../../components/usePersistentState';
import { message } from '../../../words/message';
import type { ListStateHandle } from '../useListState';
import { ActivityContent } from './ActivityContent';

/** Where the browser remembers whether somebody wants to see the chart. */
const STORAGE_KEY = 'STRAPI_AUDIT_LOG_ACTIVITY';

interface ActivityPanelProps {
  list: ListStateHandle;
  revision: number;
}

/** How much happened when, over the list of what. Folded up, it asks the server nothing. */
export const ActivityPanel = ({ list, revision }: ActivityPanelProps) => {
  const { formatMessage } = useIntl();
  const titleId = useId();
  const contentId = useId();
  const [isOpen, setIsOpen] = usePersistentState(STORAGE_KEY, true);
  const [isTable, setIsTable] = useState(false);

  return (
    <Box
      tag="section"
      aria-labelledby={titleId}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      padding={4}
    >
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Typography id={titleId} tag="h2" variant="delta">
          {formatMessage(message('audit-log.activity.title'))}
        </Typography>
        <Flex gap={4}>
          {isOpen && (
            <TextButton onClick={() => setIsTable(!isTable)}>
              {formatMessage(
                message(isTable ? 'audit-log.activity.as-chart' : 'audit-log.activity.as-table'),
              )}
            </TextButton>
          )}
          <Button
            variant="ghost"
            size="S"
            endIcon={isOpen ? <CaretUp /> : <CaretDown />}
            aria-expanded={isOpen}
            aria-controls={isOpen ? contentId : undefined}
            onClick={() => setIsOpen(!isOpen)}
          >
            {formatMessage(message(isOpen ? 'audit-log.activity.hide' : 'audit-log.activity.show'))}
          </Button>
        </Flex>
      </Flex>
      {isOpen && (
        <Box id={contentId} marginTop={3}>
          <ActivityContent list={list} revision={revision} isTable={isTable} />
        </Box>
      )}
    </Box>
  );
};
