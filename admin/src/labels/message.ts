import type en from '../translations/en.json';

/** A key of the translation files. English has them all, so a misspelt key does not compile. */
export type MessageId = keyof typeof en;

/** The message under a key. `LabelsProvider` loads the texts, in English where a language lacks one. */
export const message = (id: MessageId) => ({ id });
