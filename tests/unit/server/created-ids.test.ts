import { createdIds } from '../../../server/src/capture/lib/created-ids';

describe('createdIds', () => {
  it.each([
    ['all ids, as SQLite and PostgreSQL answer', { count: 3, ids: [4, 7, 9] }, [4, 7, 9]],
    ['the first id only, as MySQL answers', { count: 3, ids: [4] }, [4, 5, 6]],
    ['one row', { count: 1, ids: [4] }, [4]],
    ['no row', { count: 0, ids: [] }, []],
  ])('knows the rows of %s', (_what, result, ids) => {
    expect(createdIds(result)).toEqual(ids);
  });
});
