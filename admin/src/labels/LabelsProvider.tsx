import { useRBAC } from '@strapi/strapi/admin';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { useCatalogueQuery } from '../api/audit-log-api';
import { useContentTypes } from '../api/strapi-api';
import type { CatalogueLine } from '../contracts';
import { PERMISSIONS } from '../permissions';
import { createLabels, type Labels } from './create-labels';

interface LabelsContextValue {
  labels: Labels;
  /** The catalogue in the order to show it; empty while it is loading. */
  catalogue: CatalogueLine[];
}

/** The context of {@link LabelsProvider}. */
const LabelsContext = createContext<LabelsContextValue | null>(null);

const useLabelsContext = (): LabelsContextValue => {
  const value = useContext(LabelsContext);

  if (value === null) {
    throw new Error('Expected a LabelsProvider around every component that names codes.');
  }

  return value;
};

/** The labels of the codes in an event. */
export const useLabels = (): Labels => useLabelsContext().labels;

export const useCatalogue = (): CatalogueLine[] => useLabelsContext().catalogue;

type Messages = Record<string, string>;

const EMPTY: CatalogueLine[] = [];
const loaded = new Map<string, Messages>();

const importMessages = async (locale: string): Promise<Messages> => {
  const file = (await import(`../translations/${locale}.json`)) as { default: Messages };

  return file.default;
};

/** The texts of a language, in English if a translation is missing. */
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
  /** Shown while the texts are loading. */
  fallback?: ReactNode;
}

/**
 * Provides the plugin's texts and the labels of codes. It does not wait for the catalogue, because
 * labels can be made from codes. It does not request the catalogue without permission, because the
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
