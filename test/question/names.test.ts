import { mentionsOf } from '../support/read.js';

const stranger = { kind: 'product', suggests: [], tool: false, stranger: true };
const meaningOf = (text: string, name: string) => mentionsOf(text).find((m) => m.text === name)?.meaning;

test.each([
  ['is zorbex sold on hill', 'after a yes/no word'],
  ['zorbex', 'alone'],
  ['mango and zorbex', 'after "and"'],
  ['zorbex on hill', 'before a place'],
  ['hill zorbex', 'after a place'],
  ['is the zorbex sold', 'after an article'],
  ['the zorbex, sold?', 'before a comma'],
])('in "%s" the strange name is a platform: it stands %s', (text) => {
  expect(meaningOf(text, 'zorbex')).toEqual(stranger);
});

test.each([
  ['is zorb sold on hill', 'zorb', 'it is too short'],
  ['brother zorbex', 'zorbex', 'a plain word stands before it'],
  ['is zorbex lovely', 'zorbex', 'a plain word stands behind it'],
  ['is zorbex retired', 'zorbex', 'of a word that says nothing of a platform'],
  ['people talked and zorbex', 'zorbex', 'the sentence is talk'],
])('in "%s" %s is no platform: %s', (text, name) => {
  expect(meaningOf(text, name)).toEqual({ kind: 'name' });
});

test('talk in another sentence does not matter', () => {
  expect(meaningOf('many people talked. is zorbex sold', 'zorbex')).toEqual(stranger);
});

test('a name one slip further from a row than a typing error may have meant it', () => {
  expect(meaningOf('is manngoo sold on hill', 'manngoo')).toEqual({ kind: 'near', rows: ['mango'] });
});

test('a name near a family may have meant each row of it', () => {
  expect(meaningOf('is quimsce sold', 'quimsce')).toEqual({ kind: 'near', rows: ['quince-fresh', 'quince-dried'] });
});

test('where no name is strange, the mentions stay as they are', () => {
  expect(mentionsOf('is mango sold').map((m) => m.meaning.kind)).toEqual(['cue', 'platform', 'cue']);
});
