import en from '../translations/en.json';

/** A key of the translation files. English has them all, so a misspelt key does not compile. */
export type MessageId = keyof typeof en;

/** The message under a key, in English where a language lacks it. */
export const message = (id: MessageId) => ({ id, defaultMessage: en[id] });
