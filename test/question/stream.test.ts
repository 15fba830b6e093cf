import { headed } from '../../src/question/elements.js';
import { streamOf } from '../support/read.js';
import { showElement } from '../support/show.js';

const shown = (text: string, compared = false) => streamOf(text, compared).elements.map(showElement);

test.each<[string, string[]]>([
  ['mango', ['mango']],
  ['quince', ['quince-fresh+quince-dried']],
  ['spices', ['saffron+pepper']],
  ['lychee and mango', ['?lychee', 'mango']],
  ['mango on hill by night', ['mango', 'hill:platform', 'night:platform']],
  ['stall on hill to mango on lake', ['hill:dbt', 'mango', 'lake:platform']],
  ['we run on hill', ['hill:dbt']],
  ['mango from hill', ['mango', 'hill:from']],
  ['from hill to mango', ['hill:from', 'mango']],
  ['hill mango', ['hill:platform', 'mango']],
  ['lake saffron on hill', ['saffron', 'hill:platform']],
  ['hill night stall, mango', ['hill:dbt', 'night:dbt', 'mango']],
  ['wheelbarrow on hill', ['?wheelbarrow', 'hill:foreign']],
  ['stall on hill to lake', ['hill:dbt', 'lake:platform']],
  ['hill or lake', ['hill:open', 'lake:open']],
])('"%s" is the stream %j', (text, stream) => {
  expect(shown(text)).toEqual(stream);
});

test('a list of deployments has one owner', () => {
  expect(shown('mango from hill and lake')).toEqual(['mango', 'hill:from', 'lake:from']);
  expect(shown('from hill to mango and lake')).toEqual(['hill:from', 'mango', 'lake:platform']);
});

test('the subject of one sentence owns no deployment of the next', () => {
  expect(shown('mango. on hill')).toEqual(['mango', 'hill:open']);
  expect(shown('mango, on hill')).toEqual(['mango', 'hill:platform']);
});

test('what joins a deployment to the one before is kept', () => {
  const words = streamOf('hill and lake night').elements.flatMap((e) => (e.type === 'place' ? [e.word] : []));
  expect(words.map((w) => w.joined)).toEqual([false, true, false]);
});

test.each([
  ['vs', 'hill vs lake', false, [false, true]],
  ['"to", where sides are compared', 'difference hill to lake', true, [false, true]],
  ['"to", where none are', 'hill to lake', false, [false, false]],
])('%s sets a deployment apart as told', (_, text, compared, hard) => {
  const places = streamOf(text, compared).elements.flatMap((e) => (e.type === 'place' ? [e.word.hard] : []));
  expect(places).toEqual(hard);
});

test('where sides are compared, a deployment has no owner', () => {
  expect(shown('from hill to lake', true)).toEqual(['hill:open', 'lake:open']);
});

test('a region is known as one', () => {
  const words = streamOf('mango in east shore 1').elements.flatMap((e) => (e.type === 'place' ? [e.word] : []));
  expect(words).toMatchObject([{ clouds: ['lake'], region: true }]);
});

describe('a qualifier', () => {
  test.each<[string, string[]]>([
    ['quince dried', ['quince-dried']],
    ['dried quince', ['quince-dried']],
    ['quince on hill, dried', ['quince-dried', 'hill:platform']],
    ['quince fresh and dried', ['quince-fresh', 'quince-dried']],
    ['dried mango', ['mango']],
  ])('in "%s" leaves %j', (text, stream) => {
    expect(shown(text)).toEqual(stream);
  });

  test('that finds no family stays loose', () => {
    expect(streamOf('dried mango').loose).toMatchObject([{ family: 'quince', rows: ['quince-dried'] }]);
    expect(streamOf('dried quince').loose).toEqual([]);
  });
});

describe('an exception', () => {
  const rowsWithout = (text: string) => streamOf(text).except.rows;
  const cloudsWithout = (text: string) => streamOf(text).except.words.flatMap((w) => w.clouds ?? w.tenancies);

  test.each<[string, string[], string[]]>([
    ['everything except mango', ['mango'], []],
    [
      'fruit except mango and quince',
      ['mango', 'quince-fresh', 'quince-dried'],
      ['mango+mango-juice+quince-fresh+quince-dried'],
    ],
    ['everything but not spices', ['saffron', 'pepper'], []],
    ['spices but not saffron on hill', ['saffron'], ['saffron+pepper', 'hill:open']],
    ['fruit but mango', ['mango'], ['mango+mango-juice+quince-fresh+quince-dried']],
    ['pepper, not saffron', ['saffron'], ['pepper']],
    ['pepper and not saffron', ['saffron'], ['pepper']],
    ['quince except dried', ['quince-dried'], ['quince-fresh+quince-dried']],
  ])('"%s" takes away %j and leaves %j', (text, gone, left) => {
    expect(rowsWithout(text)).toEqual(gone);
    expect(shown(text).map((e) => e.replace('hill:platform', 'hill:open'))).toEqual(left);
  });

  test.each<[string, string[]]>([
    ['mango everywhere except lake', ['lake']],
    ['mango everywhere except hill and lake', ['hill', 'lake']],
    ['mango on all markets but lake', ['lake']],
    ['mango except hill night', ['hill', 'night']],
  ])('"%s" takes away the deployments %j', (text, gone) => {
    expect(cloudsWithout(text)).toEqual(gone);
    expect(rowsWithout(text)).toEqual([]);
  });

  test('of one kind ends at a name of the other', () => {
    const { elements, except } = streamOf('everything except mango on hill');
    expect(elements.map(showElement)).toEqual(['hill:open']);
    expect(except).toMatchObject({ rows: ['mango'], words: [] });
  });

  test('ends with the sentence', () => {
    expect(rowsWithout('everything except mango. pepper')).toEqual(['mango']);
    expect(shown('everything except mango. pepper')).toEqual(['pepper']);
  });

  test('ends where a question begins', () => {
    expect(shown('except mango, which spices')).toEqual(['saffron+pepper']);
  });

  test.each(['is mango not sold', 'mango but pepper'])('"%s" takes nothing away', (text) => {
    expect(rowsWithout(text)).toEqual([]);
  });
});

describe('of "from … to …"', () => {
  const { elements } = streamOf('move from hill night to lake, mango', true);

  test('each heading has its own deployments, and the platforms are of both', () => {
    expect(headed(elements, 'to').map(showElement)).toEqual(['lake:open', 'mango']);
    expect(headed(elements, 'from').map(showElement)).toEqual(['hill:open', 'night:open', 'mango']);
  });

  test('a deployment before any heading is of both', () => {
    const open = streamOf('hill, move to lake', true).elements;
    expect(headed(open, 'from').map(showElement)).toEqual(['hill:open']);
    expect(headed(open, 'to').map(showElement)).toEqual(['hill:open', 'lake:open']);
  });
});
