import { Checkbox, Flex, IconButton, Popover, Radio, Typography } from '@strapi/design-system';
import { Cog } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { message } from '../../../labels/message';
import type { ListHandle } from '../state/useListState';
import { columnLabel, COLUMNS, FIXED_COLUMNS } from './columns';
import type { Density, TableLook } from './columns';

interface TableSettingsProps {
  look: TableLook;
  onChange: (look: TableLook) => void;
  list: ListHandle;
}

/** The columns, the row height, and whether similar events are folded. */
export const TableSettings = ({ look, onChange, list }: TableSettingsProps) => {
  const { formatMessage } = useIntl();
  const title = formatMessage(message('audit-log.table.settings'));
  const density = formatMessage(message('audit-log.table.density'));

  return (
    <Popover.Root>
      <Popover.Trigger>
        <IconButton label={title}>
          <Cog />
        </IconButton>
      </Popover.Trigger>
      <Popover.Content aria-label={title} align="end">
        <Flex direction="column" alignItems="stretch" gap={4} padding={4} width="28rem">
          <Flex tag="fieldset" direction="column" alignItems="flex-start" gap={2} borderWidth={0}>
            <Typography tag="legend" variant="sigma" textColor="neutral600" paddingBottom={2}>
              {formatMessage(message('audit-log.table.columns'))}
            </Typography>
            {COLUMNS.map((column) => (
              <Checkbox
                key={column}
                checked={!look.hidden.includes(column)}
                disabled={FIXED_COLUMNS.includes(column)}
                onCheckedChange={(isShown) =>
                  onChange({
                    ...look,
                    hidden: [
                      ...look.hidden.filter((other) => other !== column),
                      ...(isShown === true ? [] : [column]),
                    ],
                  })
                }
              >
                {formatMessage(message(columnLabel(column)))}
              </Checkbox>
            ))}
          </Flex>
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Typography variant="sigma" textColor="neutral600">
              {density}
            </Typography>
            <Radio.Group
              aria-label={density}
              value={look.density}
              onValueChange={(value) => onChange({ ...look, density: value as Density })}
            >
              <Radio.Item value="comfortable">
                {formatMessage(message('audit-log.table.comfortable'))}
              </Radio.Item>
              <Radio.Item value="compact">
                {formatMessage(message('audit-log.table.compact'))}
              </Radio.Item>
            </Radio.Group>
          </Flex>
          <Checkbox
            checked={list.state.isFolded}
            onCheckedChange={(isFolded) => list.go({ isFolded: isFolded === true })}
          >
            {formatMessage(message('audit-log.table.fold'))}
          </Checkbox>
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
};
