import { Suspense, lazy } from 'react';
import type { ReactNode } from 'react';

import { useIntl } from 'react-intl';

import { useRBAC } from '@strapi/strapi/admin';
import type { StrapiApp } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID } from '../pluginId';
import { registered } from '../registration';
import { entryIdOf, revisionOf } from './document';
import type { EntryDocument } from './document';

const EntryEvents = lazy(() => import('./EntryEvents'));

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
    title: formatMessage(registered('audit-log.entry.title')),
    content: (
      <Suspense fallback={null}>
        <EntryEvents entityType={model} entityId={entityId} revision={revisionOf(document)} />
      </Suspense>
    ),
  };
};

EntryPanel.type = PLUGIN_ID;

/** What is used here of the Content Manager's interface for other plugins. */
interface ContentManagerApis {
  addEditViewSidePanel: (panels: (typeof EntryPanel)[]) => void;
}

const isContentManager = (apis: unknown): apis is ContentManagerApis =>
  typeof apis === 'object' &&
  apis !== null &&
  'addEditViewSidePanel' in apis &&
  typeof apis.addEditViewSidePanel === 'function';

/** Shows the last events of an entry beside it. */
export const addEntryPanel = (app: Pick<StrapiApp, 'getPlugin'>): void => {
  const { apis } = app.getPlugin('content-manager');

  if (isContentManager(apis)) {
    apis.addEditViewSidePanel([EntryPanel]);
  }
};
