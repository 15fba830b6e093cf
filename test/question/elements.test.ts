import { type Element, headed, withoutCoveringSections } from '../../src/question/elements.js';

const row = (id: string, listed = false): Element => ({
  type: 'target',
  target: { kind: 'row', rows: [id], text: id },
  ...(listed && { listed }),
});
const section = (rows: string[], listed = false): Element => ({
  type: 'target',
  target: { kind: 'section', rows, text: 'section' },
  ...(listed && { listed }),
});
const place = (cloud: string, heading?: 'from' | 'to'): Element => ({
  type: 'place',
  word: { clouds: [cloud], hard: false, joined: false, region: false },
  owner: 'open',
  prefix: false,
  ...(heading && { heading }),
});

describe("a section's word", () => {
  const fruit = ['mango', 'quince'];

  test('adds nothing beside a platform of it', () => {
    expect(withoutCoveringSections([row('mango'), section(fruit)])).toEqual([row('mango')]);
    expect(withoutCoveringSections([section(fruit), row('mango')])).toEqual([row('mango')]);
  });

  test('stands beside a platform of another section', () => {
    const elements = [row('pepper'), section(fruit)];
    expect(withoutCoveringSections(elements)).toEqual(elements);
  });

  test.each([
    ['behind "and"', [row('mango'), section(fruit, true)]],
    ['before "and"', [section(fruit), row('mango', true)]],
  ])('stands where the two are listed, %s', (_, elements) => {
    expect(withoutCoveringSections(elements)).toEqual(elements);
  });
});

describe('of a move', () => {
  const move = [row('mango'), place('hill', 'from'), place('lake', 'to')];

  test('the words of one heading are kept, and the platforms', () => {
    expect(headed(move, 'to')).toEqual([move[0], move[2]]);
    expect(headed(move, 'from')).toEqual([move[0], move[1]]);
  });

  test('a word before any heading is kept', () => {
    expect(headed([place('hill'), place('lake', 'to')], 'to')).toHaveLength(2);
  });
});
