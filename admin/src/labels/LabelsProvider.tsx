import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import { IntlProvider, useIntl } from 'react-intl';

import { useRBAC } from '@strapi/strapi/admin';

import { useCatalogueQuery } from '../api/auditLogApi';
import { useContentTypes } from '../api/strapiApi';
import type { CatalogueLine } from '../contracts';
import { PERMISSIONS } from '../permissions';
import { createLabels } from './createLabels';
import { LabelsContext } from './useLabels';

type Messages = Record<string, string>;

const EMPTY: CatalogueLine[] = [];
const loaded = new Map<string, Messages>();

const importMessages = async (locale: string): Promise<Messages> => {
  const file = (await import(`../translations/${locale}.json`)) as { default: Messages };

  return file.default;
};

/** The texts of a language, in English where it has none. Loaded with the first page that shows them. */
const loadMessages = async (locale: string): Promise<Messages> => {
  const [english, own] = await Promise.all([
    importMessages('en'),
    locale === 'en' ? {} : importMessages(locale).catch(() => ({})),
  ]);
  const messages = { ...english, ...own };

  loaded.set(locale, messages);

  return messages;
};

const useMessages = (locale: string): Messages | null => {
  const [messages, setMessages] = useState(() => loaded.get(locale) ?? null);

  useEffect(() => {
    let isCurrent = true;

    loadMessages(locale).then(
      (found) => isCurrent && setMessages(found),
      (error: unknown) =>
        // Thrown while rendering, so that Strapi's own error page shows it.
        setMessages(() => {
          throw error;
        }),
    );

    return () => {
      isCurrent = false;
    };
  }, [locale]);

  return messages;
};

interface LabelsProviderProps {
  children: ReactNode;
  /** Stands there while the texts are loading. */
  fallback?: ReactNode;
}

/**
 * Gives everything inside the plugin's texts and the names of codes. The catalogue is no reason to
 * wait: without it, codes still become words. Those who may not read it do not ask, because the
 * refusal would be recorded.
 */
export const LabelsProvider = ({ children, fallback = null }: LabelsProviderProps) => {
  const intl = useIntl();
  const messages = useMessages(intl.locale);
  const all = useMemo(() => ({ ...intl.messages, ...messages }), [intl.messages, messages]);

  return messages === null ? (
    fallback
  ) : (
    <IntlProvider
      locale={intl.locale}
      defaultLocale={intl.defaultLocale}
      timeZone={intl.timeZone}
      messages={all as Messages}
      onError={intl.onError}
      textComponent={intl.textComponent}
    >
      <CodeLabels>{children}</CodeLabels>
    </IntlProvider>
  );
};

const CodeLabels = ({ children }: { children: ReactNode }) => {
  const { formatMessage, messages } = useIntl();
  const { allowedActions } = useRBAC(PERMISSIONS.readEvents);
  const isReader = allowedActions.canRead === true;
  const { data: catalogue = EMPTY } = useCatalogueQuery(undefined, { skip: !isReader });
  const { data: contentTypes } = useContentTypes(undefined);

  const value = useMemo(() => {
    const names = new Map(contentTypes?.map(({ uid, info }) => [uid, info.displayName]));

    return { labels: createLabels({ formatMessage, messages }, catalogue, names), catalogue };
  }, [formatMessage, messages, catalogue, contentTypes]);

  return <LabelsContext.Provider value={value}>{children}</LabelsContext.Provider>;
};
