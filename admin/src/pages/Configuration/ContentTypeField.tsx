import { useState } from 'react';

import { useContentTypes } from '../../api/useContentTypes';
import { useWords } from '../../words/useWords';
import { ExclusionField } from './ExclusionField';
import type { ExclusionFieldProps } from './ExclusionField';

/** Such as `api::article.article` or `admin::role`. */
const isUid = (text: string): boolean => /^[a-z][\w-]*::[\w-]+(\.[\w-]+)*$/i.test(text);

type ContentTypeFieldProps = Omit<
  ExclusionFieldProps,
  'label' | 'all' | 'options' | 'toWords' | 'onType'
>;

/** The content types of which nothing is recorded; one that editors do not see is found by its whole uid. */
export const ContentTypeField = (props: ContentTypeFieldProps) => {
  const words = useWords();
  const contentTypes = useContentTypes();
  const [typed, setTyped] = useState('');

  const known = contentTypes.map(({ uid }) => uid);
  const nameOf = (uid: string) =>
    contentTypes.find((contentType) => contentType.uid === uid)?.info.displayName ??
    words.entityType(uid);

  return (
    <ExclusionField
      label="audit-log.field.excludedContentTypes"
      all="audit-log.recording.all-content-types"
      options={isUid(typed) && !known.includes(typed) ? [...known, typed] : known}
      toWords={(uid) => `${nameOf(uid)} (${uid})`}
      onType={(text) => setTyped(text.trim())}
      {...props}
    />
  );
};
