/** The Home tab and the Messages tab, when they are opened, and what is done in Home. */
import type { AllMiddlewareArgs, BlockAction, PlainTextInputAction, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Bot } from '../../../bot.js';
import type { Wish } from '../../../presentation/blocks/controls.js';
import { homeOf, meansWhole, stateOf } from '../../../presentation/blocks/home.js';
import type { Reports } from '../../../reports.js';
import type { Watches } from '../../../watches.js';
import { askerOf, teamOf } from '../asker.js';
import { isViewGone } from '../faults.js';
import type { Router } from '../router.js';

/** `reports`: those that no channel got. */
export type HomeSettings = Readonly<{
  command: string;
  now: () => number;
  reports: Reports;
  watches: Pick<Watches, 'of'>;
}>;
type Client = AllMiddlewareArgs['client'];
type Context = AllMiddlewareArgs['context'];
type Doing = Readonly<{ router: Router; client: Client; context: Context; home: HomeSettings }>;

const DAY_MS = 24 * 60 * 60 * 1_000;
const REPORTS = 5;

const daysOld = ({ knowledge }: Bot, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(knowledge.matrix.source.fetchedAt)) / DAY_MS));

type OpenedArgs = Pick<SlackEventMiddlewareArgs<'app_home_opened'>, 'event'> &
  Readonly<{ client: Client; context: Context }>;

/** Home is drawn when something of it changed since it was drawn last; the Messages tab suggests what to ask. */
export const openTab =
  (router: Router, home: HomeSettings) =>
  async ({ event, client, context }: OpenedArgs): Promise<void> => {
    if (event.tab === 'messages') await suggest(client, event.channel, router.bot());
    else await drawHome(event.user, event.view?.private_metadata, { router, client, context, home });
  };

async function suggest(client: Client, channel: string, { examples }: Bot): Promise<void> {
  await client.assistant.threads.setSuggestedPrompts({
    channel_id: channel,
    title: 'Ask me, for example',
    prompts: promptsOf(examples) as [{ title: string; message: string }],
  });
}

const promptsOf = (examples: readonly string[]) =>
  examples.slice(0, 4).map((question) => ({ title: question, message: question }));

async function drawHome(user: string, drawn: string | undefined, doing: Doing): Promise<void> {
  const { router, client } = doing;
  const content = await contentNow(user, doing);
  const { matrix } = router.bot();
  if (drawn === stateOf(matrix, content)) return;
  await client.views.publish({ user_id: user, view: homeOf(matrix, content) });
}

/** The search field, a button of an answer, another page, or back to the whole: Home is drawn with it. */
export async function redrawHome(press: BlockAction, wish: Wish | undefined, doing: Doing): Promise<void> {
  const { router, client, context } = doing;
  const question = wish?.question ?? '';
  const whole = question.trim() === '' || meansWhole(question);
  const content = {
    ...(await contentNow(press.user.id, doing)),
    page: wish?.page ?? 1,
    ...(whole ? {} : { answer: router.answer(question, askerOf(context, press.user.id)).turn.view }),
  };
  const hash = press.view?.hash;
  await client.views
    .publish({ user_id: press.user.id, view: homeOf(router.bot().matrix, content), ...(hash ? { hash } : {}) })
    .catch((cause) => {
      // Pressed twice: the later one has been drawn already.
      if (!isViewGone(cause)) throw cause;
    });
}

async function contentNow(user: string, { router, context, home: { command, now, reports, watches } }: Doing) {
  const [waiting, watched] = await Promise.all([
    reports.waiting(teamOf(context), REPORTS).catch(() => []),
    watches.of(askerOf(context, user)).catch(() => []),
  ]);
  const bot = router.bot();
  return { days: daysOld(bot, now()), command, waiting, watched, otherwise: bot.otherwise };
}

type SearchArgs = Readonly<{ ack: () => Promise<void>; body: unknown; client: Client; context: Context }>;

/** Enter in the search field. */
export const searchHome =
  (router: Router, home: HomeSettings) =>
  async ({ ack, body, client, context }: SearchArgs): Promise<void> => {
    await ack();
    const press = body as BlockAction<PlainTextInputAction>;
    const question = press.actions[0]?.value ?? '';
    await redrawHome(press as unknown as BlockAction, { question, page: 1 }, { router, client, context, home });
  };
