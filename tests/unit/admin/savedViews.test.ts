import { parseAddress } from '../../../admin/src/pages/AuditLog/state/listState';
import { BUILT_IN_VIEWS } from '../../../admin/src/pages/AuditLog/views/builtInViews';
import {
  faultOf,
  readViews,
  searchOf,
  withView,
  withoutView,
} from '../../../admin/src/pages/AuditLog/views/savedViews';

const VIEWS = [{ name: 'Failures', search: 'outcome=failure' }];

describe('saved views', () => {
  it('keep what is listed, rolling where it rolls, and not how far one had read', () => {
    const address = 'range=30d&outcome=failure&page=4&event=0198';
    const { state } = parseAddress(new URLSearchParams(address));

    expect(searchOf(state)).toBe('range=30d&outcome=failure');
  });

  it('stand in the order of their names, without blanks around them', () => {
    expect(withView(VIEWS, { name: ' Deleted ', search: 'action=deleted' })).toEqual([
      { name: 'Deleted', search: 'action=deleted' },
      ...VIEWS,
    ]);
  });

  it('have a name each', () => {
    expect(faultOf('  ', VIEWS)).toBe('empty');
    expect(faultOf(' failures', VIEWS)).toBe('taken');
    expect(faultOf('Failures 2', VIEWS)).toBeNull();
  });

  it('are gone when deleted', () => {
    expect(withoutView(VIEWS, 'Failures')).toEqual([]);
  });

  it.each([[null], ['text'], [{ name: 'x' }], [[null, 7, { name: 'x' }, { search: 'y' }]]])(
    'are none where the browser has kept %p',
    (stored) => expect(readViews(stored)).toEqual([]),
  );
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
