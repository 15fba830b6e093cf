import { excludedFirst } from '../../src/question/exceptions.js';
import { isCue } from '../../src/question/mentions.js';
import { mentionsOf } from '../support/read.js';

/** Mentions in order, an exception's cue as "without". */
const shown = (text: string): string =>
  excludedFirst(mentionsOf(text))
    .map((m) => (isCue(m, 'except') ? 'without' : isCue(m, 'unavailable') ? 'unavailable' : m.text))
    .join(' ');

test.each([
  ['fruit, mango excluded', 'fruit without mango excluded'],
  ['fruit on hill, mango and pepper excluded', 'fruit on hill without mango and pepper excluded'],
  ['fruit on hill (mango, pepper excluded)', 'fruit on hill without mango pepper excluded'],
  ['everything on hill, spices and fruit excluded', 'everything on hill without spices and fruit excluded'],
  ['mango on all markets, lake excluded', 'mango on all markets without lake excluded'],
  ['quince, dried excluded', 'quince without dried excluded'],
  ['mango is excluded, what works on hill', 'without mango excluded what works on hill'],
  ['fruit, mango excluded. spices, saffron excluded', 'fruit without mango excluded spices without saffron excluded'],
])('the exception of "%s" is put before its names: "%s"', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  ['is mango excluded on hill', 'is mango unavailable on hill'],
  ['mango is excluded on hill', 'mango is unavailable on hill'],
  ['what is excluded', 'what is unavailable'],
  ['fruit and mango', 'fruit and mango'],
])('"%s" takes nothing away: "%s"', (text, expected) => {
  expect(shown(text)).toBe(expected);
});
