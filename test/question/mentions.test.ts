import { isCue } from '../../src/question/mentions.js';
import { foundIn, tokensOf } from '../support/read.js';
import { showMention } from '../support/show.js';

const shown = (text: string) => foundIn(text).map(showMention);

test.each<[string, string[]]>([
  ['is mango juice sold', ['is:whether', 'mango juice:platform', 'sold:available']],
  ['people in zorbex', ['people:other', 'in:at', 'zorbex:name']],
  ['what about pepper', ['what about:continuation', 'pepper:platform']],
  ['dried quinces at the ferry', ['dried:qualifier', 'quinces:platform', 'at:at', 'the:ordinary', 'ferry:cloud']],
  ['papaya and a wheelbarrow', ['papaya:product', 'and:and', 'a:ordinary', 'wheelbarrow:product']],
  ['spices, opening hours', ['spices:section', 'opening hours:policy']],
  ['', []],
])('"%s" holds %j', (text, mentions) => {
  expect(shown(text)).toEqual(mentions);
});

test('a cloud and its tenancy said together are two mentions', () => {
  expect(foundIn('ok, hill night?').slice(1)).toMatchObject([
    { text: 'hill night', gap: 1, meaning: { kind: 'cloud', clouds: ['hill'], via: 'name' } },
    { text: 'hill night', gap: 0, meaning: { kind: 'tenancy', tenancies: ['night'] } },
  ]);
});

test('a name is given as written', () => {
  expect(foundIn('Is the Mango-Juice sold')[2]).toMatchObject({ text: 'Mango-Juice' });
});

test('an emoji of a known name is that name, any other is decoration', () => {
  expect(shown(':mango: :wave:')).toEqual([':mango::platform', ':wave::ordinary']);
});

test('a mended word is certain only as a respelling', () => {
  expect(foundIn('mnago on hill').map((m) => m.certainty)).toEqual(['respelled', 'exact', 'exact']);
});

test('the mention before a question mark asks', () => {
  expect(foundIn('mango juice? ok').map((m) => m.asks)).toEqual([true, false]);
});

test('everyday words and words that nothing explains are weak', () => {
  expect(foundIn('pepper mango window on').map((m) => m.weak)).toEqual([true, false, true, false]);
});

test('the words that a pattern takes are mentioned once', () => {
  expect(shown('what does the fair mean')).toEqual(['what:policy', 'does:whether', 'the:ordinary']);
});

test('every word is in a mention', () => {
  const text = 'hi, is the mango sold with zorbex on rain at hill';
  const covered = foundIn(text).map((m) => m.text);
  expect(covered).toEqual(tokensOf(text).map((t) => text.slice(t.start, t.end)));
});

test('a mention is a cue if its word is one of those asked for', () => {
  const [is, mango] = foundIn('is mango');
  expect(isCue(is, 'and', 'whether')).toBe(true);
  expect(isCue(is, 'and')).toBe(false);
  expect(isCue(mango, 'whether')).toBe(false);
  expect(isCue(undefined, 'whether')).toBe(false);
});
