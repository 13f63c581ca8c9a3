import type { CatalogueLine } from '../../../contracts';
import type { Labels } from '../../../labels/create-labels';

/**
 * The codes of actions and categories whose labels contain a text, in the viewer's language. The
 * log holds codes, `permissions-changed`; people search for "Permissions changed".
 */
export const codesNamed = (
  text: string | null,
  catalogue: CatalogueLine[],
  labels: Pick<Labels, 'action' | 'category'>,
): string[] => {
  const needle = text?.trim().toLocaleLowerCase() ?? '';

  if (needle === '') return [];

  const names = catalogue.flatMap(({ category, actions }) => [
    [category, labels.category(category)] as const,
    ...actions.map((action) => [action, labels.action(action, category)] as const),
  ]);
  const found = names.filter(([, name]) => name.toLocaleLowerCase().includes(needle));

  return [...new Set(found.map(([code]) => code))];
};
