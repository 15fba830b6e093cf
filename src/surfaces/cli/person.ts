/** A person at a terminal, who is asked. */
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Choice } from '../../editions/change.js';

export type Person = Readonly<{
  /** Whether they say yes. */
  agrees: (question: string) => Promise<boolean>;
  /** One of the choices; undefined where they leave it. */
  chooses: (text: string, choices: readonly Choice[]) => Promise<Choice | undefined>;
  /** Whether they broke off with Ctrl-C or ended the input with Ctrl-D, and how; a question that stands then fails. */
  end: () => 'interrupted' | 'closed' | undefined;
  close: () => void;
}>;

export function createPerson(input: Readable, output: Writable): Person {
  const reader = createInterface({ input, output });
  const closed = new AbortController();
  let end: ReturnType<Person['end']>;
  reader.on('SIGINT', () => {
    end = 'interrupted';
    reader.close();
  });
  reader.on('close', () => {
    end ??= 'closed';
    closed.abort();
  });
  const ask = async (question: string): Promise<string> =>
    (await reader.question(question, { signal: closed.signal })).trim();
  return {
    agrees: async (question) => /^y(es)?$/i.test(await ask(`${question} [y/N] `)),
    async chooses(text, choices) {
      output.write(`\n${text}\n${choices.map(({ label }, i) => `  ${i + 1} ${label}\n`).join('')}`);
      if (choices.length === 0) {
        output.write('  That is for you to write into the files, and after it the date of the edition.\n');
        return undefined;
      }
      return choices[Number(await ask(`1–${choices.length}, or nothing to leave it: `)) - 1];
    },
    end: () => end,
    close: () => reader.close(),
  };
}
