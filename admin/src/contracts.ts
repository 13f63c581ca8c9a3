/** What server and panel share: types, and values such as bounds and codes. */
export * from '../../server/src/contracts';
