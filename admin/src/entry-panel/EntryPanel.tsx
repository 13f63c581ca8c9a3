import type { ReactNode } from 'react';

import { useIntl } from 'react-intl';

import { useRBAC } from '@strapi/strapi/admin';

import { CatalogueProvider } from '../catalogue/CatalogueProvider';
import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID } from '../pluginId';
import { message } from '../words/message';
import { EntryEvents } from './EntryEvents';
import { entryIdOf, revisionOf } from './document';
import type { EntryDocument } from './document';

interface EntryPanelProps {
  /** Uid of the content type. */
  model: string;
  /** What is saved of the entry; not there while it is new. */
  document?: EntryDocument;
}

interface PanelDescription {
  title: string;
  content: ReactNode;
}

/** A side panel of the Content Manager's edit view, which takes a description and not an element. */
export const EntryPanel = ({ model, document }: EntryPanelProps): PanelDescription | null => {
  const { formatMessage } = useIntl();
  const { allowedActions } = useRBAC(PERMISSIONS.readEvents);

  const entityId = entryIdOf(model, document);

  if (allowedActions.canRead !== true || !document || entityId === null) {
    return null;
  }

  return {
    title: formatMessage(message('audit-log.entry.title')),
    content: (
      <CatalogueProvider>
        <EntryEvents entityType={model} entityId={entityId} revision={revisionOf(document)} />
      </CatalogueProvider>
    ),
  };
};

EntryPanel.type = PLUGIN_ID;
