import { randomBytes } from 'node:crypto';
import { isSealedByFirst, keyFrom, keyId, keyOfSecret, open, SealError, seal } from '../../src/state/secrets.js';

const [A, B, C] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const TEXT = 'xoxb-1 and “more”, 🙂';

test('what is sealed opens, and looks different each time', () => {
  const [one, two] = [seal(TEXT, [A], 'T1'), seal(TEXT, [A], 'T1')];
  expect([open(one, [A], 'T1'), open(two, [A], 'T1')]).toEqual([TEXT, TEXT]);
  expect(one).not.toBe(two);
  expect(one).not.toContain('xoxb');
});

test('even nothing can be sealed', () => {
  expect(open(seal('', [A], 'T1'), [A], 'T1')).toBe('');
});

test('the first key seals, each of them opens', () => {
  const old = seal(TEXT, [B], 'T1');
  expect(open(old, [A, B], 'T1')).toBe(TEXT);
  expect(isSealedByFirst(old, [A, B])).toBe(false);
  const renewed = seal(TEXT, [A, B], 'T1');
  expect(isSealedByFirst(renewed, [A, B])).toBe(true);
  expect(open(renewed, [A], 'T1')).toBe(TEXT);
});

test('what belongs to one does not open for another', () => {
  const sealed = seal(TEXT, [A], 'T1');
  expect(() => open(sealed, [A], 'T2')).toThrow(new SealError('it was changed, or belongs to somebody else'));
});

test.each([0, 1, 2, 3].flatMap((part) => [[part, 0] as const, [part, -1] as const]))(
  'a character changed in part %i, at %i, and it does not open',
  (part, at) => {
    const parts = seal(TEXT, [A], 'T1').split('.');
    const text = parts[part] as string;
    const place = at < 0 ? text.length - 2 : 0;
    parts[part] = `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`;
    expect(() => open(parts.join('.'), [A], 'T1')).toThrow(SealError);
  },
);

test('a shortened tag is not taken for a whole one', () => {
  const [version, id, nonce, content = ''] = seal(TEXT, [A], 'T1').split('.');
  const short = Buffer.from(content, 'base64url').subarray(0, -4).toString('base64url');
  expect(() => open([version, id, nonce, short].join('.'), [A], 'T1')).toThrow(SealError);
});

test.each([
  ['nothing', '', 'not known'],
  ['some text', 'xoxb-1', 'not known'],
  ['a later way', '2.a.b.c', 'not known'],
  ['no content', `1.${keyId(A)}..`, 'changed'],
])('%s does not open: %s', (_, sealed, why) => {
  expect(() => open(sealed, [A], 'T1')).toThrow(why);
});

test('a key that is not there is called by its name, which says nothing of it', () => {
  const sealed = seal(TEXT, [C], 'T1');
  expect(() => open(sealed, [A, B], 'T1')).toThrow(`a key that is not there any more (${keyId(C)})`);
  expect(C.toString('base64url')).not.toContain(keyId(C));
  expect(() => seal(TEXT, [], 'T1')).toThrow('there is no key to seal with');
  expect(isSealedByFirst(sealed, [])).toBe(false);
});

test.each([
  ['hexadecimal digits', A.toString('hex')],
  ['base64', A.toString('base64')],
  ['base64 for addresses', A.toString('base64url')],
])('a key is read from %s', (_, text) => {
  expect(keyFrom(text)).toEqual(A);
});

test.each([
  ['too short', randomBytes(31).toString('base64')],
  ['too long', randomBytes(33).toString('base64')],
  ['too few digits', randomBytes(31).toString('hex')],
  ['no key at all', 'a long sentence that is not a key, but as long'],
  ['nothing', ''],
])('what is %s is no key', (_, text) => {
  expect(keyFrom(text)).toBeUndefined();
});

test('a key made of a secret is always the same, and another one for another secret', () => {
  expect(keyOfSecret('one')).toEqual(keyOfSecret('one'));
  expect(keyOfSecret('one')).not.toEqual(keyOfSecret('two'));
  expect(keyOfSecret('one')).toHaveLength(32);
});
