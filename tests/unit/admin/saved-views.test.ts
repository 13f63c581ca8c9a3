import { parseAddress } from '../../../admin/src/pages/AuditLog/state/list-state';
import {
  BUILT_IN_VIEWS,
  faultOf,
  searchOf,
} from '../../../admin/src/pages/AuditLog/views/saved-views';
import type { SavedView } from '../../../server/src/contracts';

const view = (name: string, isOwn = true): SavedView => ({
  id: name,
  name,
  search: 'outcome=failure',
  isShared: !isOwn,
  isOwn,
  owner: 'Ada Admin',
});

const VIEWS = [view('Failures'), view('Deletions', false)];

describe('saved views', () => {
  it('keep what is listed, rolling where it rolls, and not how far one had read', () => {
    const address = 'range=30d&outcome=failure&page=4&event=0198';
    const { state } = parseAddress(new URLSearchParams(address));

    expect(searchOf(state)).toBe('range=30d&outcome=failure');
  });

  it('have a name each', () => {
    expect(faultOf('  ', VIEWS)).toBe('empty');
    expect(faultOf(' failures', VIEWS)).toBe('taken');
    expect(faultOf('Failures 2', VIEWS)).toBeNull();
    expect(faultOf('Deletions', VIEWS)).toBeNull();
  });
});

describe('built-in views', () => {
  const parse = (search: string) => parseAddress(new URLSearchParams(search));

  it.each(BUILT_IN_VIEWS)('$label is an address that makes sense', ({ search }) => {
    expect(parse(search('7')).faults).toEqual([]);
  });

  it('leave out whoever looks, in the one that says so', () => {
    const view = BUILT_IN_VIEWS.find(({ label }) => label === 'audit-log.views.not-me');

    expect(parse(view!.search('7')).state.actor).toEqual(['-admin:7']);
  });
});
