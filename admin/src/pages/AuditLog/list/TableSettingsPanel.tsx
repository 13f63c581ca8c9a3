import { Checkbox, Flex, Radio, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { message } from '../../../labels/message';
import { columnLabel, COLUMNS, type Density, FIXED_COLUMNS } from './columns';
import type { TableSettingsProps } from './TableSettings';

/** What the popover of the settings holds. */
const TableSettingsPanel = ({ look, onChange, list }: TableSettingsProps) => {
  const { formatMessage } = useIntl();
  const density = formatMessage(message('audit-log.table.density'));

  return (
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
  );
};

export default TableSettingsPanel;
