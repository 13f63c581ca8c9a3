import { LEADS_AND_AUDITS, TOO_MUCH } from './permissions.mjs';

/**
 * What people open an audit log for.
 *
 * @param {import('./timeline.mjs').Timeline} timeline
 * @param {import('./cast.mjs').Cast} cast
 */
export function secondWeek(timeline, { alex, bruno, chiara, dana, emil, stranger, roles }) {
  timeline.at(7, '03:11', async () => {
    for (const password of ['admin', 'password', 'strapi', 'Strapi123', 'letmein', 'qwerty12']) {
      await stranger.attempt('POST', '/admin/login', { email: alex.email, password });
    }
  });

  timeline.at(6, '11:20', async () => {
    await alex.signIn();
    await alex.setPermissions(roles.lead, TOO_MUCH);
  });
  timeline.at(6, '14:05', async () => {
    await alex.signIn();
    await alex.setPermissions(roles.lead, LEADS_AND_AUDITS);
    await alex.signOut();
  });

  timeline.at(5, '08:50', () => bruno.resetPassword());

  timeline.at(4, '17:32', async () => {
    await alex.signIn();
    await alex.send('PUT', `/admin/users/${dana.id}`, { isActive: false });
  });
  timeline.at(3, '10:15', async () => {
    await alex.signIn();
    await alex.send('DELETE', `/admin/users/${dana.id}`);
    await alex.send('PUT', `/admin/roles/${roles.writer}`, {
      name: 'Staff writer',
      description: 'Writes and publishes articles',
    });
    await alex.send('PUT', `/admin/users/${chiara.id}`, { roles: [roles.writer, roles.lead] });
    await alex.signOut();
  });

  timeline.at(2, '19:26', async () => {
    await emil.mistypePassword();
    await emil.signIn();
    await emil.signOut();
  });

  timeline.at(1, '11:08', async () => {
    await alex.signIn();
    const trial = await alex.createRole('Translator', 'On trial');
    await alex.send('DELETE', `/admin/roles/${trial}`);
    await alex.send('DELETE', '/admin/users/me/sessions');
  });
}
