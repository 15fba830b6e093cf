import { type Needs, readContext, withHosts } from '../../src/question/context.js';
import { mentionsOf, streamOf, unitsOf } from '../support/read.js';
import { showElement } from '../support/show.js';
import { tinyMatrix } from '../support/tiny.js';

/** What a text tells beside the question "is it sold?". */
const told = (text: string, needs: Needs = 'one', compares = false, question = 'is it sold?') => {
  const units = unitsOf(`${text}. ${question}`);
  const context = readContext(units, mentionsOf(question), needs, compares, tinyMatrix);
  return {
    referent: context.referent.map((m) => m.text).join(' '),
    open: context.open.map((m) => m.text).join(' '),
    dbt: context.dbt.map(showElement),
    hosts: context.hosts.map((h) => `${h.rows.join('+')} ${showElement(h.place)}`),
  };
};

describe('what "it" is', () => {
  test.each<[string, string, Needs, string]>([
    ['the last thing told', 'we have pepper. we have mango', 'one', 'we have mango'],
    ['all that was told, for "both"', 'we have pepper. we have mango', 'all', 'we have pepper we have mango'],
    ['nothing, where the question names its own', 'we have mango', 'nothing', ''],
    ['a section too', 'we have spices', 'one', 'we have spices'],
    ['a product too', 'we have lychee', 'one', 'we have lychee'],
    ['no tool', 'we have a wheelbarrow', 'one', ''],
    ['a policy, where nothing else was told', 'opening hours matter', 'one', ''],
    ['only a platform, for a policy', 'we have spices', 'platform', ''],
    ['a platform, for a policy', 'we have mango. we have spices', 'platform', 'we have mango'],
    ['only a bare name, for a question of everything', 'our mango on hill', 'bare', 'our mango on hill'],
    ['nothing told of it, for a question of everything', 'we run mango', 'bare', ''],
    ['no talk, for a question of everything', 'we have lovely mango', 'bare', ''],
  ])('is %s: "%s"', (_, text, needs, referent) => {
    expect(told(text, needs).referent).toBe(referent);
  });

  test('is the member of the section asked about', () => {
    const question = 'is the fruit sold?';
    expect(told('we have mango. we have pepper', 'member', false, question).referent).toBe('we have mango');
    expect(told('we have pepper', 'member', false, question).referent).toBe('');
  });

  test('is told of on in the next sentence', () => {
    expect(told('we have mango. it is on hill. we have rain').referent).toBe('we have mango it is on hill');
  });
});

describe('where dbt runs', () => {
  test.each<[string, string[]]>([
    ['we run on hill', ['hill:dbt']],
    ['our stall is on hill, by night', ['hill:dbt', 'night:dbt']],
    ['people saw our stall at hill', ['hill:dbt']],
    ['we moved from hill to lake', ['lake:dbt']],
    ['mango is on hill', []],
    ['mango is on hill night', []],
  ])('is told by "%s": %j', (text, dbt) => {
    expect(told(text, 'nothing').dbt).toEqual(dbt);
  });
});

describe('a bare deployment', () => {
  test.each([
    ['all markets', 'all markets'],
    ['on hill', 'on hill'],
    ['people saw our stall on hill', ''],
    ['brother came to hill', ''],
    ['brother came by ferry', 'brother came by ferry'],
    ['brother came to east shore 1', 'brother came to east shore 1'],
    ['mango on hill', ''],
  ])('of "%s" is "%s"', (text, open) => {
    expect(told(text, 'nothing').open).toBe(open);
  });

  test('a move is the two sides of what differs, and where dbt goes otherwise', () => {
    expect(told('we move from hill to lake', 'nothing', true)).toMatchObject({
      open: 'we move from hill to lake',
      dbt: [],
    });
    expect(told('we move from hill to lake', 'nothing')).toMatchObject({ open: '', dbt: ['lake:dbt'] });
  });
});

describe('where a platform is hosted', () => {
  test('is told of it', () => {
    expect(told('we have mango on hill', 'nothing').hosts).toEqual(['mango hill:platform']);
    expect(told('we have quince on hill', 'nothing').hosts).toEqual(['quince-fresh+quince-dried hill:platform']);
  });

  test('is not told of what the matrix lacks', () => {
    expect(told('we have lychee on hill', 'nothing').hosts).toEqual([]);
  });

  test('is put behind its name, where the question says no deployment', () => {
    const { hosts } = readContext(unitsOf('we have mango on hill. is mango sold?'), [], 'nothing', false, tinyMatrix);
    expect(withHosts(streamOf('mango and pepper').elements, hosts).map(showElement)).toEqual([
      'mango',
      'hill:platform',
      'pepper',
    ]);
    expect(withHosts(streamOf('mango on lake').elements, hosts).map(showElement)).toEqual(['mango', 'lake:platform']);
    expect(withHosts(streamOf('stall on lake, mango').elements, hosts).map(showElement)).toEqual([
      'lake:dbt',
      'mango',
      'hill:platform',
    ]);
  });
});

test('of a move from one platform to another, only the other is spoken of', () => {
  expect(told('we moved from pepper to mango').referent).toBe('we moved from to mango');
});

describe('what a tool does', () => {
  test('tells no product and no deployment', () => {
    expect(told('lychee carts pepper on hill to mango')).toMatchObject({
      referent: 'carts pepper on to mango',
      dbt: [],
    });
  });

  test('leaves out what is carried from', () => {
    expect(told('brother carts from pepper to mango').referent).toBe('brother carts from to mango');
  });

  test('keeps the deployments where dbt is spoken of', () => {
    expect(told('our stall on hill carts rain', 'nothing').dbt).toEqual(['hill:dbt']);
  });
});
