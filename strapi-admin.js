// Strapi's admin build falls back to this file where it does not read `exports`.
export { default } from './dist/admin/index.mjs';
