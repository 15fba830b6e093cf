import { readArgs } from '../../../src/surfaces/cli/args.js';

test('words without quotes make one question', () => {
  expect(readArgs(['snowflake', 'on', 'azure'])).toMatchObject({ question: 'snowflake on azure', json: false });
});

test('a question may be empty, which is not the same as none', () => {
  expect(readArgs(['']).question).toBe('');
  expect(readArgs([]).question).toBeUndefined();
});

test.each([
  [['--nonsense'], /nonsense/],
  [['--knowledge'], /knowledge/],
  [['--knowledge', ''], /a folder/],
  [['--batch', 'snowflake'], /"snowflake" as well/],
  [['--batch', '--explain'], /do not go together/],
])('%j is refused with a sentence that says what is wrong', (argv, message) => {
  expect(() => readArgs(argv)).toThrow(message);
});
