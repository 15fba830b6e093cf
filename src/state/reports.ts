/** Answers that people called wrong, kept in the database. */
import { randomUUID } from 'node:crypto';
import type { Reports } from '../reports.js';
import type { Gate } from './gate.js';
import { expiryOf } from './tables.js';
import { keptWords } from './words.js';

export const keptReports = ({ run }: Pick<Gate, 'run'>, now: () => number): Reports => ({
  add: ({ team, by, told, question, answer, wrong, words }) =>
    run(async (db) => {
      const [asked, answered, right] = [question, answer, words].map((text) => keptWords(text)) as [
        string,
        string,
        string,
      ];
      const what = { question: asked, answer: answered, wrong: keptWords(wrong), words: right, told: told ? 1 : 0 };
      const when = { created: now(), expires: expiryOf('reports', now()) };
      await db
        .insertInto('reports')
        .values({ id: randomUUID(), team, person: by, ...what, ...when })
        .execute();
    }),
  waiting: (team, most) =>
    run((db) =>
      db
        .selectFrom('reports')
        .select(['question', 'answer', 'wrong', 'words', 'person as by'])
        .where('team', '=', team)
        .where('told', '=', 0)
        .where('expires', '>', now())
        .orderBy('created', 'desc')
        .limit(most)
        .execute(),
    ),
});
