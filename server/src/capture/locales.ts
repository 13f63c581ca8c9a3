import { captureModel } from './lib/capture-model';

/** The languages of the content. The default language is a setting. */
export const locales = captureModel({
  uid: 'plugin::i18n.locale',
  category: 'locale',
  fields: ['name', 'code'],
  builtIn: [],
  label: (locale) => String(locale.name ?? locale.code),
});
