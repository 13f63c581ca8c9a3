import type { Node } from '../integration/support/environment';

/** Node as Strapi sees it. */
export const { node } = globalThis as unknown as { node: Node };
