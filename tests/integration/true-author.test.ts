import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { byEndUser, endUserEntity, register } from './support/end-users';
import { recordedDuring } from './support/events';
import { masked } from './support/expected';

const USER = 'plugin::users-permissions.user';
const PASSWORD = 'Correct-Horse-1';

interface ProviderRegistry {
  add(name: string, provider: object): void;
}

describe.each([
  { sessions: 'legacy-support', keeps: 'no sessions' },
  { sessions: 'refresh', keeps: 'sessions' },
])(
  'end users of an app that answers a sign-in without the user and keeps $keeps',
  ({ sessions }) => {
    let server: RunningStrapi;
    let ada: AdminAgent;

    beforeAll(async () => {
      server = await startStrapi({
        env: { COOKIE_LOGIN: 'true', END_USER_SESSIONS: sessions },
        auditLog: { onFailure: 'refuse' },
      });
      ada = await registerFirstAdmin(server);
    });

    afterAll(() => server.stop());

    it('are known by the token that was issued', async () => {
      const { user } = await register(server.agent, { username: 'ned', password: PASSWORD });
      const recorded = await recordedDuring(ada, () =>
        server.agent
          .post('/api/auth/local')
          .send({ identifier: user.email, password: PASSWORD })
          .expect(200, { ok: true }),
      );
      expect(recorded).toMatchObject([
        { category: 'end-user-login', action: 'login', modifiedBy: byEndUser(user) },
      ]);
    });
  },
);

describe('who did it on routes where nobody is signed in yet', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  it.each(['beforeCreate', 'afterCreate'])(
    'is the account that the route is about, not one that a lifecycle touches %s',
    async (lifecycle) => {
      const users = server.strapi.db.query(USER);
      const name = lifecycle.toLowerCase();
      const { user: victim } = await register(server.agent, {
        username: `victim-${name}`,
        password: PASSWORD,
      });
      const unsubscribe = server.strapi.db.lifecycles.subscribe({
        models: [USER],
        async [lifecycle]() {
          await users.update({ where: { id: victim.id }, data: { blocked: true } });
        },
      });
      let newcomer = victim;
      const recorded = await recordedDuring(ada, async () => {
        ({ user: newcomer } = await register(server.agent, {
          username: `newcomer-${name}`,
          password: PASSWORD,
        }));
      });
      unsubscribe();
      const attributed = recorded.map(({ action, entity, modifiedBy }) => [
        action,
        entity?.label,
        modifiedBy.name,
      ]);
      expect(attributed).toEqual(
        expect.arrayContaining([
          ['blocked', victim.username, newcomer.username],
          ['registered', newcomer.username, newcomer.username],
        ]),
      );
      expect(attributed).toHaveLength(2);
    },
  );

  it('is the person whom a provider sends for the first time', async () => {
    const { strapi } = server;
    const providers = strapi
      .plugin('users-permissions')
      .service<ProviderRegistry>('providers-registry');
    const profile = { username: 'olga', email: 'olga@example.com' };
    providers.add('example', {
      enabled: true,
      icon: '',
      grantConfig: {},
      authCallback: async () => profile,
    });
    const store = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'grant' });
    const grant = (await store.get({})) as object;
    await store.set({ value: { ...grant, example: { enabled: true } } });

    const recorded = await recordedDuring(ada, () =>
      server.agent.get('/api/auth/example/callback?access_token=x').expect(200),
    );
    const user = await strapi.db.query(USER).findOne({ where: { username: 'olga' } });
    expect(recorded).toHaveLength(2);
    expect(recorded).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          category: 'end-user',
          action: 'registered',
          entity: endUserEntity(user),
          modifiedBy: byEndUser(user),
        }),
        expect.objectContaining({ category: 'end-user-login', modifiedBy: byEndUser(user) }),
      ]),
    );
  });
});

describe('attempts to get into an account by its reset', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;

  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
  });

  afterAll(() => server.stop());

  const passwords = { password: 'Guessed-Horse-1', passwordConfirmation: 'Guessed-Horse-1' };
  const failed = (category: string, action: string, email: string | null = null) => [
    {
      category,
      action,
      outcome: 'failure',
      entity: null,
      modifiedBy: { type: 'anonymous', email },
    },
  ];

  it.each([
    {
      how: 'an e-mail of no administrator',
      path: '/admin/forgot-password',
      body: { email: 'nobody@example.com' },
      expected: () => failed('user', 'password-reset-requested', masked('n')),
    },
    {
      how: "a guess at an administrator's reset token",
      path: '/admin/reset-password',
      body: { resetPasswordToken: 'guess', password: 'Guessed-Horse-1' },
      expected: () => failed('user', 'password-reset'),
    },
    {
      how: 'a guess at an invitation',
      path: '/admin/register',
      body: {
        registrationToken: 'guess',
        userInfo: { firstname: 'Eve', password: 'Guessed-Horse-1' },
      },
      expected: () => failed('user', 'invitation-accepted'),
    },
    {
      how: 'an e-mail of no end user',
      path: '/api/auth/forgot-password',
      body: { email: 'nobody@example.com' },
      expected: () => failed('end-user', 'password-reset-requested', masked('n')),
    },
    {
      how: "a guess at an end user's reset code",
      path: '/api/auth/reset-password',
      body: { code: 'guess', ...passwords },
      expected: () => failed('end-user', 'password-reset'),
    },
  ])('are failed events: $how', async ({ path, body, expected }) => {
    const recorded = await recordedDuring(ada, () => server.agent.post(path).send(body));
    expect(recorded).toMatchObject(expected());
  });

  it('are failed events: a guess at a confirmation', async () => {
    const recorded = await recordedDuring(ada, () =>
      server.agent.get('/api/auth/email-confirmation?confirmation=guess').expect(400),
    );
    expect(recorded).toMatchObject(failed('end-user', 'confirmed'));
  });
});
