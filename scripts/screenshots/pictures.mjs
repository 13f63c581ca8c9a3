import { DESKTOP, LIST, PHONE, untilListed } from './studio.mjs';

const CONTENT = '/admin/content-manager/collection-types/api::article.article';

/**
 * What is pictured: where it is, what it looks like there, and what is done before the picture is
 * taken; perhaps of a part only.
 */
export const PICTURES = [
  ...['light', 'dark'].map((colorScheme) => ({
    name: `audit-log-${colorScheme}`,
    at: LIST,
    colorScheme,
    viewport: DESKTOP,
    prepare: untilListed,
  })),
  { name: 'audit-log-narrow', at: LIST, viewport: PHONE, prepare: untilListed },
  {
    name: 'event-details',
    at: `${LIST}?action=permissions-changed&sort=occurredAt:asc&range=30d&fold=off`,
    viewport: DESKTOP,
    prepare: openFirstEvent,
  },
  {
    name: 'content-change',
    at: `${LIST}?category=content&action=updated&range=30d&fold=off`,
    viewport: DESKTOP,
    prepare: openFirstEvent,
  },
  { name: 'entry-panel', at: CONTENT, viewport: DESKTOP, prepare: openFirstEntry },
  {
    name: 'home-widget',
    at: '/admin',
    viewport: DESKTOP,
    prepare: (page) => page.getByText('in the last 24 hours').waitFor(),
    part: '[data-strapi-widget-id="plugin::audit-log.security-events"]',
  },
  {
    name: 'configuration',
    at: '/admin/settings/audit-log-configuration',
    viewport: DESKTOP,
    prepare: (page) => page.getByRole('button', { name: 'Save' }).waitFor(),
  },
];

async function openFirstEvent(page) {
  await untilListed(page);
  await page.locator('main [data-row-button]').first().click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Changes' }).waitFor();
}

async function openFirstEntry(page) {
  await page.locator('tbody').getByRole('row').first().click();
  await page.getByRole('heading', { name: 'Audit Log' }).waitFor();
}
