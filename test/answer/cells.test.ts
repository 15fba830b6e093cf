import { blocksOf, cellsOf, columnsOf, inMatrixOrder, selectCells } from '../../src/answer/cells.js';
import { indexMatrix, type Place } from '../../src/knowledge/matrix.js';
import type { Clause } from '../../src/question/clauses.js';
import type { Target } from '../../src/question/elements.js';
import { NOTHING, type Query, type Selection } from '../../src/question/query.js';
import { showCells } from '../support/show.js';
import { tinyMatrix as matrix, tinyWith } from '../support/tiny.js';

const mango: Target = { kind: 'row', rows: ['mango'], text: 'mango' };
const saffron: Target = { kind: 'row', rows: ['saffron'], text: 'saffron' };
const quince: Target = { kind: 'group', rows: ['quince-fresh', 'quince-dried'], text: 'quince' };
const fruit: Target = {
  kind: 'section',
  rows: ['mango', 'mango-juice', 'quince-fresh', 'quince-dried'],
  text: 'fruit',
};
const spices: Target = { kind: 'section', rows: ['saffron', 'pepper'], text: 'spices' };
const lychee: Target = { kind: 'unknown', text: 'lychee', suggests: [], tool: false };

const hill: Place = { cloud: 'hill' };
const lake: Place = { cloud: 'lake' };

describe('the columns of sides', () => {
  const columns = (places: readonly Place[], except: readonly Place[] = []) =>
    columnsOf(places.length > 0 ? [places] : [], except, matrix);

  test.each<[string, Place[], string[], string[]]>([
    ['nothing said is every column', [], ['hill-day', 'hill-night', 'lake-day'], []],
    ['a cloud is its every tenancy', [hill], ['hill-day', 'hill-night'], []],
    ['a tenancy is every cloud that has it', [{ tenancy: 'night' }], ['hill-night'], []],
    ['a pair is one column', [{ cloud: 'hill', tenancy: 'night' }], ['hill-night'], []],
    ['a pair without a column is missing', [{ cloud: 'lake', tenancy: 'night' }], [], ['lake-night']],
    [
      'a missing pair leaves the others',
      [
        { cloud: 'lake', tenancy: 'night' },
        { cloud: 'hill', tenancy: 'night' },
      ],
      ['hill-night'],
      ['lake-night'],
    ],
    ['nothing is missing of a tenancy that some cloud has', [{ tenancy: 'day' }], ['hill-day', 'lake-day'], []],
    [
      'columns come in matrix order, each once',
      [lake, hill, { tenancy: 'day' }],
      ['hill-day', 'hill-night', 'lake-day'],
      [],
    ],
  ])('%s', (_, places, expected, missing) => {
    expect(columns(places)).toEqual({ columns: expected, missing });
  });

  test('a cloud that has lost its columns is missing, with every tenancy', () => {
    const dry = indexMatrix(
      tinyWith((draft) => {
        draft.matrix.deployments = draft.matrix.deployments.filter((d) => d.cloud !== 'lake');
      }),
    );
    expect(columnsOf([[lake]], [], dry)).toEqual({ columns: [], missing: ['lake-day', 'lake-night'] });
    expect(columnsOf([[hill], [lake]], [], dry)).toEqual({
      columns: ['hill-day', 'hill-night'],
      missing: ['lake-day', 'lake-night'],
    });
    expect(columnsOf([[hill]], [], dry)).toEqual({ columns: ['hill-day', 'hill-night'], missing: [] });
  });

  test('a cloud without tenancies is missing by itself', () => {
    const plain = indexMatrix(
      tinyWith((draft) => {
        draft.matrix.tenancies = [];
        draft.matrix.deployments = [{ id: 'hill', name: 'Hill', short: 'Hill', cloud: 'hill' }];
      }),
    );
    expect(columnsOf([[lake]], [], plain)).toEqual({ columns: [], missing: ['lake'] });
  });

  test('an exception takes columns away', () => {
    expect(columns([], [lake]).columns).toEqual(['hill-day', 'hill-night']);
    expect(columns([hill], [{ tenancy: 'night' }]).columns).toEqual(['hill-day']);
    expect(columns([hill], [hill]).columns).toEqual([]);
  });

  test('a pair is missing once, however often it is said', () => {
    const night = { cloud: 'lake', tenancy: 'night' };
    expect(columnsOf([[night], [night]], [], matrix).missing).toEqual(['lake-night']);
  });
});

describe('the rows of a clause', () => {
  const rows = (asked: Partial<Clause>, query: Partial<Query> = {}) => {
    const clause = { targets: [], sides: [], crossed: false, ...asked };
    return blocksOf(clause, { ...NOTHING, clauses: [clause], ...query }, matrix).map((b) => b.rows);
  };

  test('are each target’s own, marked where they were named', () => {
    const blocks = blocksOf({ targets: [mango, spices], sides: [[hill]], crossed: false }, NOTHING, matrix);
    expect(blocks).toEqual([
      { rows: ['mango'], columns: ['hill-day', 'hill-night'], named: true },
      { rows: ['pepper'], columns: ['hill-day', 'hill-night'], named: false },
    ]);
  });

  test('are the whole matrix where nothing is named', () => {
    expect(rows({})).toEqual([matrix.platformIds]);
  });

  test('are none of a name that the matrix lacks', () => {
    expect(rows({ targets: [lychee, mango] })).toEqual([['mango']]);
    expect(rows({ targets: [lychee] })).toEqual([]);
  });

  test('are none where no column is asked', () => {
    expect(rows({ targets: [mango], sides: [[{ cloud: 'lake', tenancy: 'night' }]] })).toEqual([]);
  });

  describe('leave out what cannot apply', () => {
    test.each<[string, Target, Place, readonly string[]]>([
      ['of a section', spices, hill, ['pepper']],
      ['but not a row named by itself', saffron, hill, ['saffron']],
      ['of a family, unless that leaves none', quince, lake, ['quince-fresh', 'quince-dried']],
      ['and keep what is not yet there', fruit, lake, ['mango', 'mango-juice']],
    ])('%s', (_, target, place, expected) => {
      expect(rows({ targets: [target], sides: [[place]] })).toEqual([expected]);
    });

    test('each group judged by itself', () => {
      expect(rows({ targets: [spices, quince], sides: [[lake]] })).toEqual([
        ['saffron', 'pepper'],
        ['quince-fresh', 'quince-dried'],
      ]);
    });

    test('unless what does not apply is asked for', () => {
      const selection: Selection = { status: 'not-applicable' };
      expect(rows({ targets: [spices], sides: [[hill]] }, { selection })).toEqual([['saffron', 'pepper']]);
    });
  });

  describe('with exceptions', () => {
    const except = (gone: string[]) => ({ except: { rows: gone, places: [] } });

    test('lose a platform with its children', () => {
      expect(rows({ targets: [fruit] }, except(['mango']))).toEqual([['quince-fresh', 'quince-dried']]);
      expect(rows({ targets: [fruit] }, except(['mango-juice']))).toEqual([['mango', 'quince-fresh', 'quince-dried']]);
    });

    test('keep a child that was named', () => {
      const juice: Target = { kind: 'row', rows: ['mango-juice'], text: 'juice' };
      expect(rows({ targets: [juice] }, except(['mango']))).toEqual([['mango-juice']]);
    });

    test('lose a target of which nothing is left', () => {
      expect(rows({ targets: [mango, saffron] }, except(['mango']))).toEqual([['saffron']]);
    });
  });

  describe('of a platform on another cloud than dbt', () => {
    test('are none, since the answer is no', () => {
      expect(rows({ targets: [mango], sides: [[hill]], crossed: true })).toEqual([]);
    });

    test('are those that live on another cloud only', () => {
      expect(rows({ targets: [saffron, mango], sides: [[hill]], crossed: true })).toEqual([['saffron']]);
    });
  });
});

test('cells are rows meeting columns', () => {
  expect(showCells(cellsOf({ rows: ['mango', 'saffron'], columns: ['hill-day', 'lake-day'] }, matrix))).toEqual([
    'mango hill-day available',
    'mango lake-day unavailable',
    'saffron hill-day not-applicable',
    'saffron lake-day available',
  ]);
});

describe('the cells selected', () => {
  const open = { rows: ['mango', 'mango-juice', 'pepper'], columns: ['hill-night', 'lake-day'], named: false };
  const selected = (selection: Selection, ...blocks: (typeof open)[]) =>
    showCells(selectCells(blocks, selection, matrix));

  test.each<[string, Selection, string[]]>([
    ['available', { status: 'available' }, ['mango hill-night', 'pepper hill-night', 'pepper lake-day']],
    ['unavailable', { status: 'unavailable' }, ['mango lake-day', 'mango-juice hill-night', 'mango-juice lake-day']],
    ['everywhere', { status: 'available', quantifier: 'everywhere' }, ['pepper hill-night', 'pepper lake-day']],
    ['nowhere', { quantifier: 'nowhere' }, ['mango-juice hill-night', 'mango-juice lake-day']],
  ])('are those %s', (_, selection, expected) => {
    expect(selected(selection, open).map((c) => c.split(' ').slice(0, 2).join(' '))).toEqual(expected);
  });

  test('are all where nothing is selected', () => {
    expect(selected({}, open)).toHaveLength(6);
  });

  test('are all where none has the status', () => {
    expect(selected({ status: 'not-applicable' }, open)).toHaveLength(6);
  });

  test('of nowhere leave out what is not applicable', () => {
    const block = { rows: ['mango-juice', 'quince-fresh'], columns: ['hill-night', 'lake-day'], named: false };
    expect(selected({ quantifier: 'nowhere' }, block)).toEqual([
      'mango-juice hill-night unavailable',
      'mango-juice lake-day unavailable',
      'quince-fresh hill-night unavailable',
    ]);
  });

  test('are never filtered where the rows were named', () => {
    const named = { rows: ['mango'], columns: ['hill-night', 'lake-day'], named: true };
    expect(selected({ status: 'unavailable' }, named)).toHaveLength(2);
    expect(selected({ status: 'available' }, named, { ...open, rows: ['mango-juice', 'pepper'] })).toEqual([
      'mango hill-night available',
      'mango lake-day unavailable',
      'pepper hill-night available',
      'pepper lake-day available',
    ]);
  });

  test('are all of several groups only if none of them has the status', () => {
    const spice = { ...open, rows: ['pepper'] };
    const juice = { ...open, rows: ['mango-juice'] };
    expect(selected({ status: 'available' }, spice, juice)).toEqual([
      'pepper hill-night available',
      'pepper lake-day available',
    ]);
  });
});

test('cells are sorted by row, then column, each once', () => {
  const cells = cellsOf({ rows: ['pepper', 'mango', 'pepper'], columns: ['lake-day', 'hill-day'] }, matrix);
  expect(showCells(inMatrixOrder(cells, matrix))).toEqual([
    'mango hill-day available',
    'mango lake-day unavailable',
    'pepper hill-day available',
    'pepper lake-day available',
  ]);
});
