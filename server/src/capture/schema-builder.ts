import type { Json } from '../contracts';
import { toBoundedJson } from '../journal';
import type { Capture, CaptureContext } from './capture';
import { difference, type Flat } from './lib/difference';
import { schemaOf } from './lib/schema';

/** What the Content-Type Builder emits: the schema as it was written to the disk. */
interface Written {
  uid: string;
  schema?: {
    info?: { displayName?: string };
    attributes?: Record<string, object>;
    options?: object;
  };
}

const EVENTS = {
  'content-type.create': { category: 'content-type', action: 'created' },
  'content-type.update': { category: 'content-type', action: 'updated' },
  'content-type.delete': { category: 'content-type', action: 'deleted' },
  'component.create': { category: 'component', action: 'created' },
  'component.update': { category: 'component', action: 'updated' },
  'component.delete': { category: 'component', action: 'deleted' },
} as const;

/** Attributes that Strapi adds to every schema when it loads it. They are not in the file. */
const ADDED_ON_LOAD = [
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
  'documentId',
];

const flat = (attributes: object | undefined): Flat => {
  const copy = toBoundedJson(attributes ?? {}) as Record<string, Json>;
  const own = Object.entries(copy).filter(([name]) => !ADDED_ON_LOAD.includes(name));
  return new Map(own.map(([name, value]) => [`attributes.${name}`, { value }]));
};

/**
 * Changes in the Content-Type Builder, compared with the loaded schema. The development server
 * restarts right after. `destroy` waits until the event is written.
 */
const start = ({ strapi, journal }: CaptureContext): void => {
  for (const [event, { category, action }] of Object.entries(EVENTS)) {
    strapi.eventHub.on(event, async (payload: { contentType?: Written; component?: Written }) => {
      const written = payload.contentType ?? payload.component;
      if (!written) return;
      const loaded = schemaOf(strapi, written.uid);
      const after = action === 'deleted' ? null : flat(written.schema?.attributes);
      await journal.record({
        category,
        action,
        entity: {
          type: category,
          id: written.uid,
          label: written.schema?.info?.displayName ?? loaded?.info.displayName ?? written.uid,
        },
        changes: difference(flat(loaded?.attributes), after),
      });
    });
  }
};

export const schemaBuilder: Capture = { start };
