import { type Act, row, type Sender, type Template } from '../oracle/act';
import { compareAnswers } from '../oracle/harmlessness';
import { startSubject, type Subject } from '../oracle/subject';

const ask = (as: Sender, method: string, path: Template[], body?: Template): Act => ({
  do: 'http',
  as,
  method,
  path,
  ...(body !== undefined && { body }),
});

const CONTENT = '/content-manager/collection-types/api::oracle';
const thing = row('things', 0, 'document_id');
const tag = row('tags', 0, 'document_id');

/** What people and clients do in the course of a day, the one after the other. */
const REQUESTS: Act[] = [
  ask('admin', 'GET', ['/admin/users/me']),
  ask('admin', 'GET', ['/admin/users?page=1&pageSize=10&sort=firstname:asc']),
  ask('admin', 'GET', ['/admin/roles']),
  ask('admin', 'GET', ['/admin/api-tokens']),
  ask('admin', 'GET', ['/content-manager/content-types']),
  ask('admin', 'GET', ['/i18n/locales']),
  ask('admin', 'POST', [`${CONTENT}.tag`], { name: 'News' }),
  ask('admin', 'POST', [`${CONTENT}.thing`], {
    title: 'One',
    int: 1,
    leaf: { label: 'Leaf' },
    zone: [{ __component: 'parts.branch', heading: 'Branch' }],
    tags: { connect: [{ documentId: tag }] },
  }),
  ask('admin', 'GET', [`${CONTENT}.thing?page=1&pageSize=10`]),
  ask('admin', 'GET', [`${CONTENT}.thing/`, thing]),
  ask('admin', 'PUT', [`${CONTENT}.thing/`, thing], { title: 'Two', flag: true }),
  ask('admin', 'PUT', [`${CONTENT}.thing/`, thing, '?locale=fr'], { title: 'Deux' }),
  ask('admin', 'POST', [`${CONTENT}.thing/`, thing, '/actions/publish'], {}),
  ask('admin', 'POST', [`${CONTENT}.tag/actions/bulkPublish`], { documentIds: [tag] }),
  ask('api-token', 'GET', ['/api/things?populate=*']),
  ask('api-token', 'GET', ['/api/things/', thing, '?populate=*&locale=fr&status=draft']),
  ask('api-token', 'POST', ['/api/plains'], { data: { name: 'Plain', data: { deep: [1] } } }),
  ask('api-token', 'POST', ['/api/plains'], { data: { count: 'no number' } }),
  ask('api-token', 'PUT', ['/api/things/', thing], { data: { title: 'Three' } }),
  ask('api-token', 'PUT', ['/api/things/no-such-thing'], { data: { title: 'None' } }),
  ask('nobody', 'GET', ['/api/things']),
  ask('end-user', 'GET', ['/api/users/me']),
  ask('end-user', 'POST', ['/api/notes'], { data: { title: 'stamp' } }),
  ask('end-user', 'POST', ['/api/notes'], { data: { title: 'refuse' } }),
  ask('nobody', 'POST', ['/api/auth/local'], { identifier: 'enda@example.com', password: 'wrong' }),
  ask('nobody', 'POST', ['/admin/login'], { email: 'ada@example.com', password: 'wrong' }),
  ask('nobody', 'POST', ['/graphql'], { query: '{ things { title } }' }),
  ask('api-token', 'POST', ['/graphql'], { query: '{ tags { name things { title } } }' }),
  ask('admin', 'POST', ['/admin/roles'], { name: 'Reviewers', description: '' }),
  ask('admin', 'PUT', ['/admin/roles/', row('admin_roles', 0), '/permissions'], {
    permissions: [
      {
        action: 'plugin::content-manager.explorer.read',
        subject: 'api::oracle.tag',
        properties: { fields: ['name'] },
        conditions: [],
      },
    ],
  }),
  ask('admin', 'DELETE', ['/admin/roles/', row('admin_roles', 0)]),
  ask('admin', 'POST', ['/admin/webhooks'], {
    name: 'Hook',
    url: 'https://example.com/hook',
    headers: {},
    events: ['entry.create'],
  }),
  ask('admin', 'PUT', ['/upload/settings'], {
    sizeOptimization: true,
    responsiveDimensions: false,
    autoOrientation: false,
  }),
  ask('admin', 'POST', ['/upload/folders'], { name: 'Pictures', parent: null }),
  {
    ...(ask('admin', 'POST', ['/upload'], { fileInfo: { name: 'notes.txt' } }) as Act & {
      do: 'http';
    }),
    files: [{ name: 'notes.txt', text: 'A few words.' }],
  },
  ask('editor', 'GET', ['/admin/users']),
  ask('editor', 'PUT', ['/users-permissions/advanced'], {}),
  ask('admin', 'POST', [`${CONTENT}.thing/`, thing, '/actions/unpublish'], {}),
  ask('admin', 'DELETE', [`${CONTENT}.thing/`, thing, '?locale=*']),
  ask('admin', 'GET', [`${CONTENT}.thing?page=1&pageSize=10`]),
];

describe(`${REQUESTS.length} requests of the admin panel and the Content API`, () => {
  let subjects: [Subject, Subject];

  beforeAll(async () => {
    subjects = await Promise.all([startSubject('with', true), startSubject('without', false)]);
  });

  afterAll(() => Promise.all(subjects.map((subject) => subject.stop())));

  it('are answered as without the plugin', async () => {
    expect(REQUESTS).toHaveLength(40);
    const [subject, twin] = subjects;
    for (const request of REQUESTS) {
      const answers = await Promise.all([subject.perform(request), twin.perform(request)]);
      expect([request, compareAnswers(...answers, '')]).toEqual([request, []]);
    }
  });
});
