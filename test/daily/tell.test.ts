import { tellBy } from '../../src/daily/tell.js';
import { createLog } from '../../src/log.js';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
const HEADING = 'The page now says otherwise than I do:';

test.each(LEVELS)('without a channel a report is in the log that shows %s and more', async (level) => {
  const lines: string[] = [];
  const log = createLog({ level, sink: { write: (line) => void lines.push(line) } });
  await tellBy({ log, level, post: undefined })(HEADING, ['Mango: its row is gone', 'Zorbex: a new row']);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`${HEADING} Mango: its row is gone; Zorbex: a new row`);
});

test.each(LEVELS)(
  'with a channel it is posted there, and no warning in the log that shows %s and more',
  async (level) => {
    const lines: string[] = [];
    const posted: string[] = [];
    const log = createLog({ level, sink: { write: (line) => void lines.push(line) } });
    const post = async ({ text }: { text: string }): Promise<void> => void posted.push(text);
    await tellBy({ log, level, post })(HEADING, ['Mango: its row is gone']);
    expect(posted).toEqual([`${HEADING}\n• Mango: its row is gone`]);
    expect(lines.filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([]);
  },
);

test('what the channel does not take is not taken for told', async () => {
  const log = createLog({ level: 'info', sink: { write: () => undefined } });
  const post = () => Promise.reject(new Error('not_in_channel'));
  await expect(tellBy({ log, level: 'info', post })(HEADING, ['x'])).rejects.toThrow('not_in_channel');
});
