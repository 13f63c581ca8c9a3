import { Box } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { Moment } from '../../../components/Moment';
import { Nothing } from '../../../components/Nothing';
import { Text } from '../../../components/Text';
import type { Json } from '../../../contracts';
import { message } from '../../../words/message';
import { Code } from './Code';
import { ValueNote } from './ValueNote';
import { isRedacted, leftOutLength, withoutCut } from './markers';

const isList = (value: Json): value is (string | number)[] =>
  Array.isArray(value) && value.every((item) => ['string', 'number'].includes(typeof item));

const isMoment = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));

interface ValueProps {
  value: Json;
  /** What `null` means, where it means more than nothing. */
  absence: string | null;
}

/** A value that a field held, as plainly as its type allows. */
export const Value = ({ value, absence }: ValueProps) => {
  const { formatMessage } = useIntl();
  const length = leftOutLength(value);

  if (value === null) {
    return absence === null ? <Nothing /> : <Text>{absence}</Text>;
  }

  if (value === '' || (Array.isArray(value) && value.length === 0)) {
    return <ValueNote>{formatMessage(message('audit-log.details.empty'))}</ValueNote>;
  }

  if (isRedacted(value)) {
    return <ValueNote>{formatMessage(message('audit-log.details.redacted'))}</ValueNote>;
  }

  if (length !== null) {
    return (
      <ValueNote>{formatMessage(message('audit-log.details.left-out'), { length })}</ValueNote>
    );
  }

  if (typeof value === 'boolean') {
    return <Text>{formatMessage(message(value ? 'audit-log.yes' : 'audit-log.no'))}</Text>;
  }

  if (isList(value)) {
    return (
      <Box tag="ul">
        {value.map((item, index) => (
          <li key={index}>
            <Text>{item}</Text>
          </li>
        ))}
      </Box>
    );
  }

  if (typeof value === 'object') {
    return <Code>{JSON.stringify(value, null, 2)}</Code>;
  }

  return typeof value === 'string' ? <TextValue text={value} /> : <Text>{value}</Text>;
};

const TextValue = ({ text }: { text: string }) => {
  const { formatMessage } = useIntl();
  const { text: recorded, length } = withoutCut(text);

  if (isMoment(text)) {
    return <Moment at={text} />;
  }

  return (
    <>
      <Text>{recorded}</Text>
      {length !== null && (
        <ValueNote>{formatMessage(message('audit-log.details.cut'), { length })}</ValueNote>
      )}
    </>
  );
};
