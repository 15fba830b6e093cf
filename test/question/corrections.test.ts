import { settleCorrections } from '../../src/question/corrections.js';
import { isCue } from '../../src/question/mentions.js';
import { mentionsOf } from '../support/read.js';

/** Mentions in order, a correction's cue as "rather" and a courtesy as "please". */
const shown = (text: string): string =>
  settleCorrections(mentionsOf(text))
    .map((m) => (isCue(m, 'correction') ? 'rather' : isCue(m, 'courtesy') ? 'please' : m.text))
    .join(' ');

test.each([
  ['mango sorry pepper on hill', 'mango rather pepper on hill'],
  ['mango on hill, sorry lake', 'mango on hill rather lake'],
  ['mango on hill, sorry, lake', 'mango on hill rather lake'],
  ['mango on hill (sorry, lake)', 'mango on hill rather lake'],
  ['mango on hill, sorry pepper', 'mango on hill rather pepper'],
])('in "%s" the second name takes the place of the first: "%s"', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  ['sorry, mango on hill', 'please mango on hill'],
  ['sorry mango on hill', 'please mango on hill'],
  ['mango on hill. sorry, pepper', 'mango on hill please pepper'],
  ['is mango sorry sold on hill', 'is mango please sold on hill'],
  ['mango on hill sorry pepper', 'mango on hill please pepper'],
])('in "%s" it is a courtesy: "%s"', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  ['mango on hill, lake i mean', 'mango on hill rather lake'],
  ['mango on hill day, lake day i mean. ok', 'mango on hill day rather lake day please'],
  ['mango i mean pepper', 'mango rather pepper'],
  ['i mean', 'rather'],
])('a correction at the end of "%s" stands before its name: "%s"', (text, expected) => {
  expect(shown(text).replace('hill day hill day', 'hill day').replace('lake day lake day', 'lake day')).toBe(expected);
});
