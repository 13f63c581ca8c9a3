/** A row of any model, as a key. */
export const rowKey = (uid: string, id: number | string): string => `${uid}#${id}`;
