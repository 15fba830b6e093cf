/** An app on a local Slack, in which a test makes something fail; after each, all goes on as before. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalSlack } from '../../../src/local-slack/local-slack.js';
import type { Call, Ephemeral, Message } from '../../../src/local-slack/types.js';
import type { Router } from '../../../src/surfaces/slack/router.js';
import { answerTo, buttonsIn, GENERAL, lastFor, logOf, MANIFEST, partsOf, type Running, startOn } from './support.js';

export const QUESTION = 'databricks on aws st';
export const VERDICT = 'Databricks is available on AWS single-tenant';
const times = { ackMs: 1_000, retryAfterMs: [50, 50, 50] };

type Failing = {
  slack: LocalSlack;
  log: string[];
  /** What the bot does instead of answering, if something is set. */
  broken: ((text: string) => never) | undefined;
};

/** The app of a test file, from its start to its end. */
export function startFailing(): Failing {
  const failing = {} as Failing;
  let running: Running;
  let unforeseen: unknown[] = [];
  const note = (cause: unknown) => void unforeseen.push(cause);
  const breakable = (router: Router): Router => ({
    ...router,
    reply: async (asked) => failing.broken?.(asked.text) ?? router.reply(asked),
    answer: (text) => failing.broken?.(text) ?? router.answer(text),
  });

  beforeAll(async () => {
    process.on('unhandledRejection', note);
    const parts = partsOf();
    running = await startOn('Socket Mode', { slack: { times }, parts: { ...parts, router: breakable(parts.router) } });
    failing.slack = running.slack;
    failing.log = logOf(running);
  });
  afterAll(async () => {
    process.off('unhandledRejection', note);
    await running.stop();
  });

  beforeEach(() => {
    unforeseen = [];
    failing.log.length = 0;
  });
  afterEach(async () => {
    const { slack, log } = failing;
    failing.broken = undefined;
    slack.misbehave.clear();
    slack.configure({ scopes: MANIFEST.scopes });
    expect(unforeseen).toEqual([]);
    expect(log.filter((line) => /databricks|aws st/i.test(line) || /xox|xapp-|\/actions\//.test(line))).toEqual([]);
    await slack.as('ben').command(GENERAL, `/privatelink ${QUESTION}`);
    expect(lastFor(slack, 'ben').text).toContain(VERDICT);
  });
  return failing;
}

export const moon = (): never => {
  throw new Error('the moon is full');
};

const directTo = (slack: LocalSlack, user: string): Message[] =>
  slack.record.messages(slack.as(user).directChannel().id).filter((m) => m.bot_id);

/** The next that a person is told directly, or alone in a channel, from now on. */
export const nextDirect = ({ slack }: Failing, user: string): Promise<Message> => {
  const before = directTo(slack, user).length;
  return slack.until(() => directTo(slack, user)[before]);
};
export const nextEphemeral = ({ slack }: Failing, user: string, withinMs?: number): Promise<Ephemeral> => {
  const before = slack.record.ephemerals(user).length;
  return slack.until(() => slack.record.ephemerals(user)[before], withinMs);
};

/** A line of the log comes after all else, so it is waited for by the clock. */
export async function logged({ log }: Failing, part: string | RegExp): Promise<string> {
  for (let waited = 0; waited < 4_000; waited += 20) {
    const found = log.find((line) => line.match(part));
    if (found) return found;
    await sleep(20);
  }
  throw new Error(`Nothing was logged like ${part}: ${log.join('\n')}`);
}

export async function asking({ slack }: Failing): Promise<Readonly<{ asked: Message; answer: Message }>> {
  const asked = slack.as('ana').mention(GENERAL, QUESTION);
  return { asked, answer: await answerTo(slack, asked) };
}

export const actionOf = (blocks: unknown, label: string): string =>
  buttonsIn(blocks).find((b) => b.label === label)?.actionId ?? `no button "${label}"`;

export const thumbOf = (blocks: unknown, kind: 'good' | 'bad'): string =>
  new RegExp(`"value":"(${kind} [^"]*)"`).exec(JSON.stringify(blocks))?.[1] ?? '';

/** The calls of a method from now on. */
export function callsSince({ slack }: Failing, method: string): () => readonly Call[] {
  const before = slack.record.calls(method).length;
  return () => slack.record.calls(method).slice(before);
}
