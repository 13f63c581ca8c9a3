/** The languages that the audit log is translated into; people choose theirs in their profile. */
export default {
  config: { locales: ['de', 'es', 'fr', 'it', 'ja', 'pl', 'pt-BR', 'zh-Hans'] },
};
