import type en from '../translations/en.json';

/** A key of the translation files. English has them all, so a misspelt key does not compile. */
export type MessageId = keyof typeof en;

/** The message of a key, for `formatMessage`. `LabelsProvider` loads the texts. */
export const message = (id: MessageId) => ({ id });
