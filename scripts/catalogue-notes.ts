import type { Category } from '../server/src/contracts';

/** What a reader of `docs/events.md` must know of a category. */
export const CATALOGUE_NOTES: Partial<Record<Category, string>> = {
  login:
    'The entity is the role(s) signed in under. Attempts that fail or are refused are events of this action with that outcome; an unknown e-mail is masked and distinguished by a keyed hash, because people type passwords there; repeats within a minute become one event with their number.',
  role: 'The permissions of the Super Admin are left out: it may do everything, and Strapi keeps it so.',
  user: 'A reset asked for nobody, a guessed token and a guessed invitation are failures, counted as those of logins are.',
  'data-transfer':
    'Data was imported or removed. Strapi switches its lifecycles off meanwhile, so what it was cannot be seen.',
  content:
    'Per locale. What is written by `strapi.db.query` past the document service is seen too; plain SQL (`strapi.db.connection`) is not.',
  media:
    'The record is one with the row of the file; the file itself is stored by the upload provider before or after it.',
  'content-type': 'Written before the development server restarts.',
  component: 'Written before the development server restarts.',
  release: 'Where the licence has releases.',
  'review-workflow':
    'Where the licence has review workflows; moving an entry to another stage is an event of the content.',
  settings:
    "Those of users-permissions, the media library, the content manager's views, internationalization and the default locale, project name and logo, single sign-on; `settings` in the configuration adds others.",
  webhook: 'The host and the names of the headers; never path, query or header values.',
  'end-user':
    'By the admin panel, the Content API, GraphQL or a script; with the fields that an app has added. A reset asked for nobody and a guessed token are failures, counted as those of logins are.',
  access:
    "Requests to the admin panel's API that Strapi answered with 403; repeats within a minute become one event with their number.",
  'audit-log':
    'What happens to the log itself; it cannot be switched off. A start names the versions of Strapi, the plugin and Node.js, and a hash of the settings. It says whether the process before had ended as it should, and when it was last known to run, to the minute while it recorded and to the hour while it did not; `null` where that is not known. Only a Strapi that serves starts and stops.',
};
