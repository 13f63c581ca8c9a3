import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { DateTime } from '../../../components/DateTime';
import { Code, EmptyValue, Text } from '../../../components/Text';
import { type Json, omittedLength, parseCutText, REDACTED } from '../../../contracts';
import { message } from '../../../labels/message';

/** A note in place of a value, or below one. */
const ValueNote = ({ children }: { children: ReactNode }) => (
  <Typography textColor="neutral600" style={{ fontStyle: 'italic' }}>
    {children}
  </Typography>
);

const isList = (value: Json): value is (string | number)[] =>
  Array.isArray(value) && value.every((item) => ['string', 'number'].includes(typeof item));

const isTime = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));

interface ValueProps {
  value: Json;
  /** What `null` means, where it means more than nothing. */
  absence: string | null;
}

/** A value of a field, as plain as its type allows. */
export const Value = ({ value, absence }: ValueProps) => {
  const { formatMessage } = useIntl();
  const length = omittedLength(value);

  if (value === null) {
    return absence === null ? <EmptyValue /> : <Text>{absence}</Text>;
  }

  if (value === '' || (Array.isArray(value) && value.length === 0)) {
    return <ValueNote>{formatMessage(message('audit-log.details.empty'))}</ValueNote>;
  }

  if (value === REDACTED) {
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
  const { text: recorded, length } = parseCutText(text);

  if (isTime(text)) {
    return <DateTime at={text} />;
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
