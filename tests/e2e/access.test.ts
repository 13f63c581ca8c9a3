import { LIST } from './support/event-list';
import { AUTHOR } from './support/seed';
import { useBrowser } from './support/visit';

describe('an administrator who may not read the log', () => {
  const visit = useBrowser();

  it('sees no link to it', async () => {
    const page = await visit('/settings', { as: AUTHOR });
    await page.getByRole('navigation', { name: 'Settings' }).waitFor();
    expect(await page.getByRole('link', { name: 'Audit Log' }).count()).toBe(0);
  });

  it('sees so at its address', async () => {
    const page = await visit(LIST, { as: AUTHOR });
    await page.getByText(/don't have the permissions to access/).waitFor();
    expect(await page.getByRole('grid').count()).toBe(0);
  });
});
