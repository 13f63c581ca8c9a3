import { createIntl } from 'react-intl';

import { timeAgo } from '../../../admin/src/components/timeAgo';
import { nameActionCode } from '../../../admin/src/pages/Configuration/actionCode';
import en from '../../../admin/src/translations/en.json';
import { createWords } from '../../../admin/src/words/createWords';

const words = createWords(createIntl({ locale: 'en', messages: en }), [
  { category: 'role', actions: ['created', 'updated'] },
  {
    category: 'shop.order',
    actions: ['refunded', 'updated'],
    label: 'Order',
    actionLabels: { refunded: 'Money back', updated: 'Amended' },
  },
]);

describe('words for codes', () => {
  it('are translations of those of Strapi, and the labels of those of others', () => {
    expect(words.category('role')).toBe('Role');
    expect(words.category('shop.order')).toBe('Order');
    expect(words.action('refunded', 'shop.order')).toBe('Money back');
    expect(words.action('updated', 'shop.order')).toBe('Amended');
    expect(words.action('updated', 'role')).toBe('Updated');
  });

  it('of an action in any category are the same for all that are called so', () => {
    expect(words.action('updated')).toBe('Updated');
    expect(words.action('refunded')).toBe('Money back');
  });

  it('differ where one action means two things', () => {
    expect(words.action('replaced', 'media')).toBe('Replaced');
    expect(words.action('replaced', 'audit-log')).toBe('Log replaced');
  });

  it('are made from the code when nobody has given it any', () => {
    expect(words.category('shop.gift-card')).toBe('Gift card');
    expect(words.action('handed-over', 'shop.gift-card')).toBe('Handed over');
  });

  it('of a field lead to where it is, counting from one', () => {
    expect(words.field('seo.metaTitle')).toBe('Seo › Meta title');
    expect(words.field('blocks.0.body')).toBe('Blocks › 1 › Body');
    expect(words.field('blocks.0.__component')).toBe('Blocks › 1 › Component');
    expect(words.field('attributes.title')).toBe('Attributes › Title');
  });

  it('of one action of a category name both, wherever the dots are', () => {
    expect(nameActionCode('role.updated', words)).toBe('Role: Updated');
    expect(nameActionCode('shop.order.refunded', words)).toBe('Order: Money back');
    expect(nameActionCode('nonsense', words)).toBe('nonsense');
  });
});

describe('how long ago a moment was', () => {
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
  ])('%s: %d %s', (moment, value, unit) => {
    expect(timeAgo(new Date(moment), now)).toEqual({ value, unit });
  });
});
