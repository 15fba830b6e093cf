import { countStray, type Unit } from '../../src/question/units.js';
import { mentionsOf, unitsOf } from '../support/read.js';

const textOf = ({ mentions }: Unit) => mentions.map((m) => m.text).join(' ');
const shown = (text: string) => {
  const { asked, told } = unitsOf(text);
  return { asked: asked.map(textOf), told: told.map(textOf) };
};

test.each<[string, string[], string[]]>([
  ['mango. pepper', ['mango', 'pepper'], []],
  ['we run on hill. is mango sold?', ['is mango sold'], ['we run on hill']],
  ['we run on hill, is mango sold', ['is mango sold'], ['we run on hill']],
  ['we are on hill, how do we set up mango', ['how do we set up mango'], ['we are on hill']],
  ['mango on hill?', ['mango on hill'], []],
  ['rain came. mango on hill?', ['mango on hill'], ['rain came']],
  ['we have mango', ['we have mango'], []],
  ['we have mango. does it sell?', ['does it sell'], ['we have mango']],
  ['on hill, what about mango', ['what about mango'], ['on hill']],
  ['ok and which goods are sold', ['ok and which goods are sold'], []],
  ['wondering about mango. rain came', ['wondering about mango'], ['rain came']],
])('"%s" asks %j and tells %j', (text, asked, told) => {
  expect(shown(text)).toEqual({ asked, told });
});

test('an item of a list is asked with the question beside it', () => {
  expect(shown('saffron; pepper on hill, ok?')).toEqual({ asked: ['saffron', 'pepper on hill ok'], told: [] });
});

test('a relative clause goes on about what was named', () => {
  expect(shown('is mango, which is sold on hill, sold on lake?').asked).toEqual([
    'is mango which is sold on hill sold on lake',
  ]);
});

test('behind a deployment the same word asks', () => {
  expect(shown('hill night, which are sold?')).toEqual({ asked: ['which are sold'], told: ['hill night hill night'] });
});

test('an exception at the beginning belongs to the question behind it', () => {
  expect(shown('except mango, which fruits are sold?').asked).toEqual(['except mango which fruits are sold']);
});

test('an exception of a platform asks of itself', () => {
  expect(shown('all on hill except mango. rain came').asked).toEqual(['all on hill except mango']);
});

describe('what is said of things that are gone', () => {
  test('is left out, up to the next comma or conjunction', () => {
    expect(shown('mango used to be sold, is pepper sold?')).toEqual({ asked: ['is pepper sold'], told: [''] });
    expect(shown('is pepper sold and quince retired?').asked).toEqual(['is pepper sold']);
  });

  test('leaves nothing asked where it is all there is', () => {
    expect(shown('is pepper sold? we retired mango.').asked).toEqual(['is pepper sold']);
  });
});

test('a unit that speaks of moving goods about says so', () => {
  const { told } = unitsOf('lychee carts to the hill. is mango sold?');
  expect(told.map((u) => u.feeds)).toEqual([true]);
});

test('words beside the point are counted', () => {
  expect(countStray(mentionsOf('brother zorb bought mango on hill'))).toBe(3);
  expect(unitsOf('people bought mango?').asked[0]?.stray).toBe(2);
});
