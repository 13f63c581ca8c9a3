import type { Core } from '@strapi/strapi';
import { isSecret, schemaOf } from './schema';

/** The content manager's own first choice, where nobody has configured another. */
const USUAL = ['title', 'name', 'label', 'slug'];

const known = new WeakMap<Core.Strapi, Map<string, Promise<string | null>>>();

interface Configuration {
  settings?: { mainField?: string };
}

const lookUp = async (strapi: Core.Strapi, uid: string): Promise<string | null> => {
  const schema = schemaOf(strapi, uid);
  const stored = (await strapi.store.get({
    type: 'plugin',
    name: 'content_manager',
    key: `configuration_content_types::${uid}`,
  })) as Configuration | null;
  const configured = stored?.settings?.mainField;
  const names = configured ? [configured, ...USUAL] : USUAL;
  const canName = (name: string): boolean => {
    const attribute = schema?.attributes[name];
    return attribute !== undefined && attribute.type !== 'relation' && !isSecret(attribute);
  };
  return names.find(canName) ?? null;
};

/** The attribute that names an entry, as the content manager is configured; `null` where nothing does. */
export const mainFieldOf = (strapi: Core.Strapi, uid: string): Promise<string | null> => {
  const ofApp = known.get(strapi) ?? new Map<string, Promise<string | null>>();
  known.set(strapi, ofApp);
  const found = ofApp.get(uid);
  if (found) return found;
  const field = lookUp(strapi, uid);
  ofApp.set(uid, field);
  // A look-up that failed with its transaction is tried again.
  field.catch(() => ofApp.delete(uid));
  return field;
};

/** Called when somebody configures the content manager's view. */
export const forgetMainFields = (strapi: Core.Strapi): void => {
  known.delete(strapi);
};
