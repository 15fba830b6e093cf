import { indexMatrix } from '../../src/knowledge/matrix.js';
import { watchedMessage, watchListMessage } from '../../src/presentation/blocks/watching.js';
import { cellsInWords, watchableIn } from '../../src/presentation/watching.js';
import { realBot } from '../support/real-bot.js';
import { tiny } from '../support/tiny.js';

const { bot } = realBot();
const small = indexMatrix(tiny);
const cells = (text: string) =>
  text.split(', ').map((cell) => {
    const [platform = '', deployment = ''] = cell.split(' ');
    return { platform, deployment };
  });

describe('cells in words are these cells and no others', () => {
  test.each([
    ['mango lake-day', 'Mango on Lake by day'],
    ['mango lake-day, mango hill-day', 'Mango on Hill Day and Lake Day'],
    ['mango hill-day, mango hill-night, mango lake-day', 'Mango on all 3 deployments'],
    ['mango lake-day, pepper lake-day', 'Mango and Peppercorn on Lake by day'],
    [
      'mango hill-day, pepper hill-day, mango lake-day, pepper lake-day',
      'Mango and Peppercorn on Hill Day and Lake Day',
    ],
    ['mango hill-day, pepper lake-day', 'Mango on Hill by day; Peppercorn on Lake by day'],
    ['mango hill-day, mango lake-day, pepper lake-day', 'Mango on Hill Day and Lake Day; Peppercorn on Lake by day'],
    [
      'mango lake-day, mango hill-day, saffron lake-day, pepper hill-day, pepper lake-day',
      'Mango and Peppercorn on Hill Day and Lake Day; Saffron on Lake by day',
    ],
  ])('%s', (given, expected) => {
    expect(cellsInWords(cells(given), small)).toBe(expected);
  });

  test('what the matrix has no more has the names that it had', () => {
    const names = { platform: 'Teapot', deployment: 'Moon Day' };
    const gone = [
      { platform: 'teapot', deployment: 'hill-day', names },
      { platform: 'teapot', deployment: 'moon-day', names },
      { platform: 'mango', deployment: 'moon-day', names },
    ];
    expect(cellsInWords(gone, small)).toBe('Teapot on Hill by day and Moon Day; Mango on Moon Day');
    const list = watchListMessage(
      gone.map((cell) => ({ ...cell, known: 'none' as const })),
      small,
      '/x',
    );
    expect(list.text).toContain('Teapot on Moon Day: not in the matrix');
    expect(JSON.stringify(list.blocks)).not.toContain('teapot on');
  });
});

describe('what is watched of a question', () => {
  const found = (question: string) => {
    const turn = bot.ask(question);
    return watchableIn({ ...turn, verdict: turn.view.verdict.text }, bot.matrix, { most: 20, filtered: 200 });
  };
  const rows = bot.matrix.platformIds.length;
  const counted = (question: string) => {
    const made = found(question);
    return 'problem' in made ? made.problem : [made.cells.length, made.filtered];
  };

  test.each([
    ['what works on azure st', [rows, true]],
    ["what doesn't work on aws mt", [rows, true]],
    ['which platforms are not supported on gcp', [rows, true]],
    ['what works on azure', [2 * rows, true]],
    ['what is the difference between aws mt and aws st', [2 * rows, true]],
    ['everything on azure st', [rows, false]],
    ['gcp', [rows, false]],
  ])('"%s" is about all cells of its rows and columns', (question, expected) => {
    expect(counted(question)).toEqual(expected);
  });

  test.each([
    ['athena on aws mt', [1, false]],
    ['does athena not work on aws mt?', [1, false]],
    ['athena and teradata on aws', [4, false]],
    ['compare athena and snowflake on aws mt', [2, false]],
    ['athena on aws mt and snowflake on azure st', [2, false]],
  ])('"%s" is about the cells of what it names', (question, expected) => {
    expect(counted(question)).toEqual(expected);
  });

  test('all of everything is more than is taken at once', () => {
    expect(counted('everything')).toContain('up to 20');
  });

  test('the button below an answer to such a question watches the same cells', () => {
    const { view } = bot.ask("what doesn't work on aws mt");
    expect(view.watchable).toHaveLength(rows);
    expect(bot.ask('athena on aws').view.watchable).toHaveLength(2);
  });

  test('how many cells they are is said', () => {
    const made = found('what works on azure st');
    if ('problem' in made) throw new Error(made.problem);
    const { text } = watchedMessage(made.cells, bot.matrix, { filtered: made.filtered });
    expect(text).toContain(`${rows} platforms on Azure single-tenant. That is ${rows} cells, whatever they say today.`);
    expect(watchedMessage(made.cells.slice(0, 1), bot.matrix).text).not.toContain('That is');
  });
});
