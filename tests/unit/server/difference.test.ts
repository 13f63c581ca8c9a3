import { difference as differenceOfFlat } from '../../../server/src/capture/lib/difference';
import { flattenRow } from '../../../server/src/capture/lib/flatten-row';
import type { Row } from '../../../server/src/capture/lib/lifecycles';
import type { ModelDefinition } from '../../../server/src/capture/lib/model-definition';
import { REDACTED } from '../../../server/src/contracts';

const person: ModelDefinition = {
  uid: 'api::person.person',
  category: 'user',
  fields: ['name', 'born', 'tags'],
  secrets: ['password'],
  relations: { teams: (team) => String(team.name), boss: (boss) => String(boss.name) },
  label: (row) => String(row.name),
};

const difference = (definition: ModelDefinition, before: Row | null, after: Row | null) =>
  differenceOfFlat(
    before && flattenRow(definition, before),
    after && flattenRow(definition, after),
  );

const row = (facts: Record<string, unknown>) => ({ id: 1, ...facts });

describe('the difference between two states of a row', () => {
  it('is nothing where nothing differs', () => {
    const same = () =>
      row({
        name: 'Ada',
        born: new Date(0),
        tags: ['x'],
        password: 'p',
        teams: [{ id: 1, name: 'A' }],
      });
    expect(difference(person, same(), same())).toEqual([]);
  });

  it('takes a field that is not there for null', () => {
    expect(difference(person, row({ name: 'Ada' }), row({ name: 'Ada', born: null }))).toEqual([]);
  });

  it('has only values that JSON knows', () => {
    expect(
      difference(person, row({ born: new Date(0) }), row({ born: null, tags: ['x'] })),
    ).toEqual([
      { field: 'born', before: '1970-01-01T00:00:00.000Z', after: null },
      { field: 'tags', before: null, after: ['x'] },
    ]);
  });

  it('names related rows, whatever their order', () => {
    const [a, b, c] = ['A', 'B', 'C'].map((name, index) => ({ id: index, name }));
    expect(difference(person, row({ teams: [a, b] }), row({ teams: [b, a] }))).toEqual([]);
    expect(difference(person, row({ teams: [b, a], boss: c }), row({ teams: [] }))).toEqual([
      { field: 'teams', before: ['A', 'B'], after: null, ids: { before: ['0', '1'], after: [] } },
      { field: 'boss', before: ['C'], after: null, ids: { before: ['2'], after: [] } },
    ]);
  });

  it('distinguishes two related rows of one name', () => {
    const [first, second] = [3, 7].map((id) => ({ id, name: 'A' }));
    expect(difference(person, row({ boss: first }), row({ boss: second }))).toEqual([
      {
        field: 'boss',
        before: ['A (#3)'],
        after: ['A (#7)'],
        ids: { before: ['3'], after: ['7'] },
      },
    ]);
  });

  it('takes a related row with another name for the same', () => {
    const [before, after] = ['A', 'B'].map((name) => ({ id: 3, name }));
    expect(difference(person, row({ boss: before }), row({ boss: after }))).toEqual([]);
  });

  it('says that a secret changed, and never what it is', () => {
    expect(difference(person, row({ password: 'p' }), row({ password: 'q' }))).toEqual([
      { field: 'password', before: REDACTED, after: REDACTED },
    ]);
    expect(difference(person, row({}), row({ password: 'q' }))).toEqual([
      { field: 'password', before: null, after: REDACTED },
    ]);
  });

  it('says nothing of what is not named', () => {
    expect(difference(person, row({ hobby: 'chess' }), row({ hobby: 'cards' }))).toEqual([]);
  });

  it('is all there is when the row is made, and all there was when it is gone', () => {
    const ada = row({ name: 'Ada', password: 'p' });
    expect(difference(person, null, ada)).toEqual([
      { field: 'name', before: null, after: 'Ada' },
      { field: 'password', before: null, after: REDACTED },
    ]);
    expect(difference(person, ada, null)).toEqual([
      { field: 'name', before: 'Ada', after: null },
      { field: 'password', before: REDACTED, after: null },
    ]);
  });
});
