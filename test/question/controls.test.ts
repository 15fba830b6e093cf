import { withoutControls } from '../../src/question/controls.js';

test.each([
  ['\u001b]0;owned\u0007mango', ']0;ownedmango'],
  ['a\u0000b', 'ab'],
  ['a\u007fb\u009b2J', 'ab2J'],
  ['a\rb\r\nc\fd\ve\u2028f', 'a\nb\nc\nd\ne\nf'],
  ['a\u202eb\u2066c', 'abc'],
  ['a\ud83d', 'a'],
  ['\udc00a', 'a'],
])('%j is shown as %j', (text, shown) => {
  expect(withoutControls(text)).toBe(shown);
});

test.each(['two\nlines\tand a tab', '😀 👩‍🌾 東京 naïve', 'عربي עברית', 'a\u00a0b\u200bc', ''])(
  '%j stays as it is',
  (text) => {
    expect(withoutControls(text)).toBe(text);
  },
);
