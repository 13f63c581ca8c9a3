import type { Page } from 'playwright-core';
import { createRole, createUser, login } from '../support/admin';
import { EventList, LIST } from './support/event-list';
import { eventually } from './support/eventually';
import { useBrowser } from './support/visit';

const open = async (page: Page) => {
  await page.getByRole('button', { name: 'Saved views' }).click();
  return page.getByRole('dialog', { name: 'Saved views' });
};

describe('saved views', () => {
  const visit = useBrowser();

  it('are named, survive a reload, are opened again and deleted', async () => {
    const page = await visit(`${LIST}?range=30d&action=permissions-changed`);
    const dialog = await open(page);
    await dialog.getByText('No saved views yet.').waitFor();
    await dialog.getByRole('textbox', { name: 'Name for these filters' }).fill('Permissions');
    await page.keyboard.press('Enter');
    await dialog.getByRole('link', { name: 'Permissions', exact: true }).waitFor();

    await page.goto(`/admin${LIST}`);
    await (await open(page)).getByRole('link', { name: 'Permissions', exact: true }).click();
    await eventually(async () =>
      expect(new URL(page.url()).search).toBe('?range=30d&action=permissions-changed'),
    );
    await eventually(async () =>
      expect(new Set(await new EventList(page).column('Action'))).toEqual(
        new Set(['Permissions changed']),
      ),
    );

    const again = await open(page);
    await again.getByRole('button', { name: 'Delete the view Permissions' }).click();
    await again.getByText('No saved views yet.').waitFor();
  });

  it('have a name of their own each', async () => {
    const page = await visit(`${LIST}?outcome=failure`);
    const dialog = await open(page);
    const save = dialog.getByRole('button', { name: 'Save view' });
    await save.click();
    await dialog.getByText('Give the view a name.').waitFor();
    await dialog.getByRole('textbox').fill('Failures');
    await save.click();
    await dialog.getByRole('link', { name: 'Failures', exact: true }).waitFor();
    await dialog.getByRole('textbox').fill('failures');
    await save.click();
    await dialog.getByText('A view with this name exists.').waitFor();
    expect(await dialog.getByRole('link', { name: /^failures$/i }).count()).toBe(1);
  });

  it('are shared by their link', async () => {
    const page = await visit(`${LIST}?outcome=failure&page=2`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await (await open(page)).getByRole('button', { name: 'Copy link', exact: true }).click();
    await page.getByText('Link copied').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toBe(`${process.env.E2E_URL}/admin${LIST}?outcome=failure`);
  });

  it('are kept for the person, and shown to other readers once they are shared', async () => {
    const admin = await login({ url: process.env.E2E_URL! });
    const permissions = [{ action: 'plugin::audit-log.read' }];
    const { id } = await createRole(admin, { name: 'View reader', permissions });
    const reader = { email: 'vic@example.com', password: 'Correct-Horse-7' };
    await createUser(admin, { ...reader, roles: [id] });

    const page = await visit(`${LIST}?action=deleted`);
    const dialog = await open(page);
    await dialog.getByRole('textbox').fill('Gone');
    await dialog.getByRole('button', { name: 'Save view' }).click();
    await dialog.getByRole('link', { name: 'Gone', exact: true }).waitFor();

    const others = await visit(LIST, { as: reader });
    await (await open(others)).getByText('No saved views yet.').waitFor();
    await dialog.getByRole('button', { name: 'Share the view Gone' }).click();
    await dialog.getByRole('button', { name: 'Share the view Gone', pressed: true }).waitFor();

    await others.reload();
    const shared = await open(others);
    await shared.getByText('Shared by Ada Admin').waitFor();
    await shared.getByRole('link', { name: 'Gone', exact: true }).click();
    await eventually(async () => expect(new URL(others.url()).search).toBe('?action=deleted'));
    expect(await others.getByRole('button', { name: 'Delete the view Gone' }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Delete the view Gone' }).click();
  });
});
