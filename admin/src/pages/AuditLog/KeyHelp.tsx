import { Box, Flex, Modal, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { message } from '../../labels/message';

const KEYS = [
  { keys: '/', label: 'audit-log.keys.search' },
  { keys: '↑ ↓', label: 'audit-log.keys.rows' },
  { keys: 'Enter', label: 'audit-log.keys.open' },
  { keys: '→', label: 'audit-log.keys.menu' },
  { keys: 'K ←, J →', label: 'audit-log.keys.neighbours' },
  { keys: 'Esc', label: 'audit-log.keys.close' },
  { keys: '?', label: 'audit-log.keys.help' },
] as const;

/** The keyboard shortcuts of the page. */
const KeyHelp = ({ onClose }: { onClose: () => void }) => {
  const { formatMessage } = useIntl();

  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={formatMessage(message('audit-log.details.close'))}>
          <Modal.Title>{formatMessage(message('audit-log.keys.title'))}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
            {KEYS.map(({ keys, label }) => (
              <Flex key={label} gap={4}>
                <Box tag="dt" minWidth="9rem">
                  <Typography tag="kbd" fontWeight="bold">
                    {keys}
                  </Typography>
                </Box>
                <dd>
                  <Typography>{formatMessage(message(label))}</Typography>
                </dd>
              </Flex>
            ))}
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};

export default KeyHelp;
