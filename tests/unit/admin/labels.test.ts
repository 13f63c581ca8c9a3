import { createIntl } from 'react-intl';
import { timeAgo } from '../../../admin/src/components/time-texts';
import { createLabels } from '../../../admin/src/labels/create-labels';
import { describeEntity, eventTitle } from '../../../admin/src/labels/describe';
import { nameActionCode } from '../../../admin/src/pages/Configuration/settings-form';
import en from '../../../admin/src/translations/en.json';

const intl = createIntl({ locale: 'en', messages: en });
const contentTypes = new Map([['api::post.post', 'Article']]);
const catalogue = [
  { category: 'role', actions: ['created', 'updated'] },
  {
    category: 'shop.order',
    actions: ['refunded', 'updated'],
    label: 'Order',
    actionLabels: { refunded: 'Money back', updated: 'Amended' },
  },
];
const labels = createLabels(intl, catalogue, contentTypes);

describe('words for codes', () => {
  it('are translations of those of Strapi, and the labels of those of others', () => {
    expect(labels.category('role')).toBe('Role');
    expect(labels.category('shop.order')).toBe('Order');
    expect(labels.action('refunded', 'shop.order')).toBe('Money back');
    expect(labels.action('updated', 'shop.order')).toBe('Amended');
    expect(labels.action('updated', 'role')).toBe('Updated');
  });

  it('of an action in any category are the same for all that are called so', () => {
    expect(labels.action('updated')).toBe('Updated');
    expect(labels.action('refunded')).toBe('Money back');
  });

  it('differ where one action means two things', () => {
    expect(labels.action('replaced', 'media')).toBe('Replaced');
    expect(labels.action('replaced', 'audit-log')).toBe('Log replaced');
  });

  it('are made from the code when nobody has given it any', () => {
    expect(labels.category('shop.gift-card')).toBe('Gift card');
    expect(labels.action('handed-over', 'shop.gift-card')).toBe('Handed over');
  });

  it('of a content type are the name that editors know', () => {
    expect(labels.entityType('api::post.post')).toBe('Article');
    expect(labels.entityType('api::shop.gift-card')).toBe('Gift card');
    const entity = { type: 'content-type', id: 'api::post.post', label: 'api::post.post' };
    expect(describeEntity(entity, labels)).toEqual({ name: 'Article', detail: 'Content type' });
  });

  it('of an event name its category and action, once where they are the same', () => {
    const title = (category: string, action: string, outcome: 'success' | 'failure' | 'denied') =>
      eventTitle({ category, action, outcome }, labels, intl);

    expect(title('role', 'updated', 'success')).toBe('Role: Updated');
    expect(title('login', 'login', 'success')).toBe('Login');
    expect(title('login', 'login', 'failure')).toBe('Failed login');
    expect(title('end-user-login', 'login', 'denied')).toBe('Failed end-user login');
  });

  it('of a field lead to where it is, counting from one', () => {
    expect(labels.field('seo.metaTitle')).toBe('Seo › Meta title');
    expect(labels.field('blocks.0.body')).toBe('Blocks › 1 › Body');
    expect(labels.field('blocks.0.__component')).toBe('Blocks › 1 › Component');
    expect(labels.field('attributes.title')).toBe('Attributes › Title');
  });

  it('of one action of a category name both, wherever the dots are', () => {
    expect(nameActionCode('role.updated', labels)).toBe('Role: Updated');
    expect(nameActionCode('shop.order.refunded', labels)).toBe('Order: Money back');
    expect(nameActionCode('nonsense', labels)).toBe('nonsense');
  });
});

describe('how long ago something was', () => {
  const now = new Date('2026-06-15T12:00:00.000Z');

  it.each([
    ['2026-06-15T11:59:59.500Z', 0, 'second'],
    ['2026-06-15T12:00:09.000Z', 0, 'second'],
    ['2026-06-15T11:59:15.000Z', -45, 'second'],
    ['2026-06-15T11:01:00.000Z', -59, 'minute'],
    ['2026-06-14T12:30:00.000Z', -23, 'hour'],
    ['2026-06-01T12:00:00.000Z', -14, 'day'],
    ['2026-03-15T12:00:00.000Z', -3, 'month'],
    ['2024-06-01T12:00:00.000Z', -2, 'year'],
  ])('%s: %d %s', (time, value, unit) => {
    expect(timeAgo(new Date(time), now)).toEqual({ value, unit });
  });
});
