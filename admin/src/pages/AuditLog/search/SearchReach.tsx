import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { Moment } from '../../../components/Moment';
import { message } from '../../../words/message';

interface SearchReachProps {
  /** ISO 8601: how far was looked. `null`: to the end. */
  until: string | null;
  isGoingOn: boolean;
  onFurther: () => void;
}

/** How far a search for free text has come. A live region, and so always there. */
export const SearchReach = ({ until, isGoingOn, onFurther }: SearchReachProps) => {
  const { formatMessage } = useIntl();

  return (
    <Flex role="status" gap={2} wrap="wrap">
      {until !== null && (
        <>
          <Typography variant="pi" textColor="neutral600">
            {formatMessage(
              message(isGoingOn ? 'audit-log.search.going-on' : 'audit-log.search.until'),
              { moment: <Moment key="moment" at={until} /> },
            )}
          </Typography>
          {!isGoingOn && (
            <TextButton onClick={onFurther}>
              {formatMessage(message('audit-log.search.further'))}
            </TextButton>
          )}
        </>
      )}
    </Flex>
  );
};
