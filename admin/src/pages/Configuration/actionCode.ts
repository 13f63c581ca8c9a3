import type { Words } from '../../words/createWords';

/** How the settings name one action of one category. */
export const actionCode = (category: string, action: string): string => `${category}.${action}`;

/** `Role: Updated`. The names of categories may have dots in them, those of actions have none. */
export const nameActionCode = (code: string, words: Words): string => {
  const dot = code.lastIndexOf('.');

  if (dot === -1) {
    return code;
  }

  const category = code.slice(0, dot);

  return `${words.category(category)}: ${words.action(code.slice(dot + 1), category)}`;
};
