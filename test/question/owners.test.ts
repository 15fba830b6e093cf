import type { Heard } from '../../src/question/heard.js';
import { isIdleVendor, isPartOfName, isPrefix, ownerOf } from '../../src/question/owners.js';
import { foundIn } from '../support/read.js';
import { tinyMatrix as matrix } from '../support/tiny.js';

const nothing = { anchor: 'none', preposition: 'none', except: 'no' } as Heard;

/** The mentions of a text, and where its first deployment word stands. */
function placed(text: string) {
  const mentions = foundIn(text);
  const i = mentions.findIndex((m) => m.meaning.kind === 'cloud' || m.meaning.kind === 'tenancy');
  return [mentions, i] as const;
}

test.each([
  ['lake saffron', true, 'saffron is at the lake only'],
  ['hill quince', true, 'the whole family is on the hill only'],
  ['aqua saffron', true, 'the vendor is the lake’s'],
  ['hill saffron', false, 'saffron is not on the hill'],
  ['hill mango', false, 'mango is no market’s own'],
  ['hill pepper', false, 'pepper is everywhere'],
  ['lake, saffron', false, 'a comma stands between'],
  ['lake day saffron', false, 'a tenancy stands between'],
  ['east shore 1 saffron', false, 'a region is a place'],
  ['aqua lychee', true, 'a vendor before a product is its maker'],
  ['lake lychee', false, 'a market before a product is a place'],
  ['all markets saffron', false, 'several markets name no platform'],
])('in "%s" the cloud is part of the name: %s, since %s', (text, expected) => {
  expect(isPartOfName(...placed(text), matrix)).toBe(expected);
});

test.each<[string, Heard['preposition'], boolean, string]>([
  ['aqua window', 'none', true, 'it stands alone'],
  ['aqua pepper', 'none', false, 'a platform follows'],
  ['aqua night', 'none', false, 'a tenancy follows'],
  ['aqua window', 'at', false, 'a preposition precedes'],
  ['lake window', 'none', false, 'it is no vendor'],
])('the vendor of "%s" after the preposition %s is idle: %s, since %s', (text, preposition, expected) => {
  expect(isIdleVendor(...placed(text), { ...nothing, preposition })).toBe(expected);
});

test.each<[string, Heard['preposition'], boolean]>([
  ['hill mango', 'none', true],
  ['hill night mango', 'none', true],
  ['hill lychee', 'none', true],
  ['hill mango', 'at', false],
  ['hill, mango', 'none', false],
  ['hill fruit', 'none', false],
  ['hill', 'none', false],
])('"%s" after the preposition %s begins with a prefix: %s', (text, preposition, expected) => {
  expect(isPrefix(...placed(text), { ...nothing, preposition })).toBe(expected);
});

describe('the owner of a deployment', () => {
  const owner = (text: string, heard: Partial<Heard>, compared = false) =>
    ownerOf(...placed(text), { ...nothing, ...heard }, compared);

  test.each<[string, string, Partial<Heard>, string]>([
    ['dbt, named directly behind it', 'hill night stall', {}, 'dbt'],
    ['dbt, between the verbs of a question', 'does hill night sell mango', {}, 'dbt'],
    ['the platform, named directly behind it in a question', 'does hill mango work', {}, 'platform'],
    ['open, where no verb follows', 'does hill night, mango', {}, 'open'],
    ['the platform, named directly behind it', 'hill mango', {}, 'platform'],
    ['the platform, named before it', 'hill', { anchor: 'platform', preposition: 'at' }, 'platform'],
    ['dbt, named before it', 'hill', { anchor: 'dbt', preposition: 'at' }, 'dbt'],
    ['a tool, named before it', 'hill', { anchor: 'foreign', preposition: 'at' }, 'foreign'],
    ['who comes from there', 'hill', { anchor: 'platform', preposition: 'from' }, 'from'],
    ['the platform, on the way to it', 'hill', { anchor: 'dbt', preposition: 'to', placed: true }, 'platform'],
    ['still dbt, where nothing was placed before', 'hill', { anchor: 'dbt', preposition: 'to' }, 'dbt'],
    ['open, where nobody was named', 'hill', {}, 'open'],
  ])('is %s', (_, text, heard, expected) => {
    expect(owner(text, heard)).toBe(expected);
  });

  test('is open wherever sides are compared', () => {
    expect(owner('hill night stall', { anchor: 'dbt', preposition: 'from' }, true)).toBe('open');
  });
});
