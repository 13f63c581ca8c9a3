import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification, useRBAC } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import { useEventSealQuery } from '../../../api/seal-api';
import { useStream } from '../../../api/useStream';
import { DefinitionList } from '../../../components/DefinitionList';
import { useErrorMessage } from '../../../components/LoadError';
import { Text } from '../../../components/Text';
import type { GetEventSealResponse } from '../../../contracts';
import { message } from '../../../labels/message';
import { PERMISSIONS } from '../../../permissions';
import { useSealTime } from '../../../seal/SealStateText';
import { download } from '../export/save-file';

type KnownSeal = Exclude<GetEventSealResponse['data'], { state: 'off' }>;
type Sealed = Exclude<KnownSeal, { state: 'waiting' }>;

/** Where an event is sealed, in words: `Seal 402, 3 of 250 · verified at 03:40`. */
const useEventSealText = () => {
  const { formatMessage } = useIntl();
  const sealTime = useSealTime();

  return useCallback(
    (seal: KnownSeal): string => {
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

/** Where an event is sealed, and its proof as a file. Nothing where sealing is off. */
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
