import { BRUNO, CHIARA, DANA } from './people.mjs';
import { LEADS, PUBLISHES, WRITES } from './permissions.mjs';

/** As the users-permissions plugin takes it. */
const READS_ARTICLES = {
  'api::article': {
    controllers: { article: { find: { enabled: true }, findOne: { enabled: true } } },
  },
};

/**
 * The site is set up, and people come in.
 *
 * @param {import('./timeline.mjs').Timeline} timeline
 * @param {import('./cast.mjs').Cast} cast
 */
export function firstWeek(timeline, { alex, bruno, chiara, dana, emil, fatima, roles }) {
  const invitations = {};

  timeline.at(14, '09:04', async () => {
    await alex.registerAsFirst();
    roles.lead = await alex.createRole('Content lead', 'Plans, reviews and publishes');
    await alex.setPermissions(roles.lead, LEADS);
    roles.writer = await alex.createRole('Writer', 'Writes articles');
    await alex.setPermissions(roles.writer, WRITES);
    invitations.bruno = await alex.invite(BRUNO, [roles.lead]);
    invitations.chiara = await alex.invite(CHIARA, [roles.writer]);
    await alex.signOut();
  });

  timeline.at(14, '10:21', () => bruno.accept(invitations.bruno));
  timeline.at(14, '11:47', async () => {
    await chiara.accept(invitations.chiara);
    await chiara.writeArticle('Ten days on foot through the Alps', 'A first draft.');
  });

  timeline.at(13, '09:40', async () => {
    await alex.signIn();
    await alex.send('POST', '/users-permissions/roles', {
      name: 'Subscriber',
      description: 'Reads everything',
      permissions: READS_ARTICLES,
    });
    await alex.send('POST', '/admin/api-tokens', {
      name: 'Website',
      description: 'Reads what the website shows',
      type: 'read-only',
      lifespan: null,
    });
  });
  timeline.at(13, '15:12', () => emil.register());

  timeline.at(12, '08:55', async () => {
    await bruno.mistypePassword();
    await bruno.signIn();
  });
  timeline.at(12, '20:31', () => fatima.register());

  timeline.at(11, '10:02', async () => {
    await alex.signIn();
    await alex.setPermissions(roles.writer, PUBLISHES);
    await alex.send('POST', '/admin/webhooks', {
      name: 'Rebuild the website',
      url: 'https://build.example.com/hooks/rebuild',
      headers: {},
      events: ['entry.publish', 'entry.unpublish'],
    });
    await alex.signOut();
  });

  timeline.at(9, '09:30', async () => {
    await alex.signIn();
    invitations.dana = await alex.invite(DANA, [roles.writer]);
  });
  timeline.at(9, '13:18', () => dana.accept(invitations.dana));

  timeline.at(8, '16:45', async () => {
    await alex.signIn();
    await alex.send('PUT', '/audit-log/settings', { retentionDays: 180 });
    await alex.signOut();
  });
}
