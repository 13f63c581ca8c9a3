type Value = string | number | boolean | undefined;

/**
 * The query string. Several values of one parameter become `action=a&action=b`; Strapi's client
 * would write `action[0]=a` without encoding.
 */
export const serialiseQuery = (query: object): string => {
  const params = new URLSearchParams();

  Object.entries(query as Record<string, Value | Value[]>).forEach(([name, value]) => {
    [value].flat().forEach((one) => {
      if (one !== undefined) {
        params.append(name, String(one));
      }
    });
  });

  return params.toString();
};
