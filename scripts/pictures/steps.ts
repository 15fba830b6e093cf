/** What the scenes are made of. Each ends when what it did is seen. */
import type { Stage } from './scenes.js';

/** A channel by its name, or `home`, or `direct`. */
export async function open({ slack, tab }: Stage, place: string): Promise<void> {
  const id = slack.record.channels().find(({ name }) => name === place)?.id ?? place;
  await tab.goto(`${slack.origin}/#as=ana&in=${id}`);
  await tab.getByRole('main').waitFor();
  await settled({ slack, tab });
}

/** Writes in the field of that name, and waits for the answers there are then in the thread or channel. */
export async function say({ slack, tab }: Stage, field: string | RegExp, words: string, answers = 0): Promise<void> {
  const before = written({ slack, tab });
  const box = tab.getByRole('combobox', { name: field });
  await box.fill(words);
  await box.press('Escape');
  await box.press('Enter');
  await slack.until(() => written({ slack, tab }) > before);
  if (answers > 0)
    await tab
      .getByRole('log')
      .last()
      .getByText('APP')
      .nth(answers - 1)
      .waitFor();
  await settled({ slack, tab });
}

/** Asks the bot in the channel that is open, and opens the thread with its answer. */
export async function thread(stage: Stage, question: string): Promise<void> {
  const bot = stage.slack.app().name;
  await say(stage, /^Message/, `@${bot} ${question}`);
  await stage.tab
    .getByRole('button', { name: /repl(y|ies)/ })
    .last()
    .click();
  await stage.tab.getByRole('complementary', { name: 'Thread' }).getByText('APP').first().waitFor();
  await settled(stage);
}

/** Presses the last button of that name. */
export async function choose(stage: Stage, name: string): Promise<void> {
  const button = stage.tab.getByRole('button', { name }).last();
  // By the keyboard, since a message's tools are hidden until they are reached.
  await button.focus();
  await button.press('Enter');
  await settled(stage);
}

const written = ({ slack }: Stage): number => slack.record.written().length;

const DRAWN_MS = 250;

/** Everything is delivered and drawn. */
export async function settled({ slack, tab }: Stage): Promise<void> {
  await slack.settled();
  await tab.waitForTimeout(DRAWN_MS);
}
