import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useEventSealQuery } from '../../../api/seal-api';
import { useStream } from '../../../api/useStream';
import { DefinitionList } from '../../../components/DefinitionList';
import { useErrorMessage } from '../../../components/LoadError';
import { Text } from '../../../components/Text';
import { message } from '../../../labels/message';
import { PERMISSIONS } from '../../../permissions';
import { download } from '../export/save-file';
import { useEventSealText } from './useEventSealText';

/**
 * Where an event is sealed, and its proof as a file. Left out where sealing is off, and where that
 * cannot be had.
 */
export const EventSeal = ({ id }: { id: string }) => {
  const { formatMessage } = useIntl();
  const { data: seal } = useEventSealQuery(id, { refetchOnMountOrArgChange: true });
  const { allowedActions } = useRBAC(PERMISSIONS.exportEvents);
  const eventSealText = useEventSealText();

  if (seal === undefined || seal.state === 'off') return null;

  return (
    <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
      <DefinitionList
        definitions={[
          {
            term: formatMessage(message('audit-log.details.seal')),
            definition: <Text>{eventSealText(seal)}</Text>,
          },
        ]}
      />
      {/* What waits is sealed first. */}
      {allowedActions.canExport === true && <DownloadProof id={id} />}
    </Flex>
  );
};

const DownloadProof = ({ id }: { id: string }) => {
  const { formatMessage } = useIntl();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();
  const openFile = useStream();
  const [isLoading, setIsLoading] = useState(false);

  const handleClick = async () => {
    setIsLoading(true);

    try {
      const body = await openFile(`events/${encodeURIComponent(id)}/proof`);

      download(await new Response(body).blob(), `audit-log.event-${id}.ndjson`);
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    } finally {
      setIsLoading(false);
    }
  };

  return (
    <Button
      variant="secondary"
      startIcon={<Download />}
      loading={isLoading}
      onClick={() => void handleClick()}
    >
      {formatMessage(message('audit-log.details.seal.proof'))}
    </Button>
  );
};
