import { type StrapiApp, useRBAC } from '@strapi/strapi/admin';
import { lazy, type ReactNode, Suspense } from 'react';
import { useIntl } from 'react-intl';
import { PERMISSIONS } from '../permissions';
import { PLUGIN_ID, registered } from '../registration';
import { type EntryDocument, entryIdOf, revisionOf } from './document';

const EntryEvents = lazy(() => import('./EntryEvents'));

interface EntryPanelProps {
  /** Uid of the content type. */
  model: string;
  /** The saved entry; `undefined` while it is new. */
  document?: EntryDocument;
}

interface PanelDescription {
  title: string;
  content: ReactNode;
}

/** The side panel of the edit view. The Content Manager expects a description, not an element. */
export const EntryPanel = ({ model, document }: EntryPanelProps): PanelDescription | null => {
  const { formatMessage } = useIntl();
  const { allowedActions } = useRBAC(PERMISSIONS.readEvents);

  const entityId = entryIdOf(model, document);

  if (allowedActions.canRead !== true || !document || entityId === null) return null;

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

/** The part of the Content Manager's plugin interface that is used here. */
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
