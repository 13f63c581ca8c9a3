import { normaliseAddress, truncateAddress } from '../../../server/src/origin/source';

describe('normaliseAddress', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    [' 192.0.2.1 ', '192.0.2.1'],
    ['192.0.2.1:8080', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['[::ffff:192.0.2.1]:8080', '192.0.2.1'],
    ['::1', '::1'],
    ['[::1]', '::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('writes %s as %s', (address, expected) => {
    expect(normaliseAddress(address)).toBe(expected);
  });

  it.each([undefined, '', 'localhost', '192.0.2', '192.0.2.256', '0xC0000201', '1e3', '<b>', '-'])(
    'takes %s for no address',
    (address) => {
      expect(normaliseAddress(address)).toBeNull();
    },
  );
});

describe('truncateAddress', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
    ['::1', '::'],
  ])('keeps of %s the network %s', (address, network) => {
    expect(truncateAddress(address)).toBe(network);
  });
});
