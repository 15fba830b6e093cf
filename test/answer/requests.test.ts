import { answerQuery } from '../../src/answer/answer.js';
import { buildLexicon } from '../../src/question/lexicon.js';
import { orders, ordersMatrix } from '../support/orders.js';
import { queryOf } from '../support/read.js';
import { isEnglish } from '../support/tiny.js';

const lexicon = buildLexicon(orders, isEnglish);
const answer = (question: string) => answerQuery(question, queryOf(question, undefined, lexicon), ordersMatrix);

test('a question about a guide has its steps, its request and its caveats', () => {
  const { intent, steps, request, caveats } = answer('what do we need for mango on hill day');
  expect(intent).toBe('guide');
  expect(steps.map((s) => [s.who, s.does, s.approves])).toEqual([
    ['customer', 'Write to the desk.', false],
    ['vendor', 'Signs it.', true],
    ['support', 'Brings it.', false],
  ]);
  expect(request).toMatchObject([{ guide: 'hill-mango', request: 'fruit', subject: 'New crate', type: 'Crate' }]);
  expect(request[0]?.fields.map((f) => f.id)).toEqual(['stand', 'slope', 'permit', 'project', 'list', 'hour']);
  expect(caveats).toEqual([
    { guide: 'hill-mango', about: 'time', says: 'Three days.' },
    { guide: 'hill-mango', about: 'other', says: 'Mind the steps.' },
    {
      guide: 'hill-mango',
      about: 'edition',
      says: 'These facts are of spring 2025, and not confirmed for the edition of the matrix. Check the guide.',
    },
  ]);
});

test('each row has the request that serves it, and the caveats that are for it', () => {
  const { request, caveats } = answer('how do we set up mango juice on hill day');
  expect(request.map((r) => r.request)).toEqual(['juice']);
  expect(caveats.map((c) => c.says)).toContain('The sign says wine.');
});

test('another tenancy has other fields, and says what differs', () => {
  const { request, caveats } = answer('caveats for mango on hill night');
  expect(request[0]?.fields.map((f) => f.id)).not.toContain('hour');
  expect(caveats).toContainEqual({ guide: 'hill-mango', about: 'tenancy', says: 'By night bring a lamp.' });
});

test.each([
  'mango on hill day',
  'what do we need for pepper on hill day',
  'what do we need for mango on lake',
  'what do we need for saffron on lake',
])('nothing is made up for "%s"', (question) => {
  expect(answer(question)).toMatchObject({ steps: [], request: [], caveats: [] });
});

test('where no guide is linked, the policy that says what to ask is named', () => {
  expect(answer('what do we need for pepper on hill day').policies).toEqual(['desk']);
});
