/**
 * Words for a code that has no translation, such as a category that another plugin records or a field of somebody's
 * own content type: `invoice-sent` and `invoiceSent` become "Invoice sent", `api::shop.order` becomes "Order".
 */
export const humanise = (code: string): string => {
  const name = code.split(/::|\./).at(-1) ?? code;
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .trim()
    .toLowerCase();

  return words === '' ? code : words.charAt(0).toUpperCase() + words.slice(1);
};
