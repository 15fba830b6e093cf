/** Settings → the Bolt app, in Socket Mode or over HTTP, with its listeners. */
import {
  type AnyMiddlewareArgs,
  App,
  type InstallationQuery,
  type InstallationStore,
  type Logger,
  type Middleware,
  type ViewSubmitAction,
} from '@slack/bolt';
import type { SlackSettings } from '../../config.js';
import type { Deliveries } from '../../deliveries.js';
import type { Figures } from '../../figures.js';
import { type History, named } from '../../gone.js';
import type { Installations } from '../../installations.js';
import type { Metrics } from '../../metrics.js';
import { ACTIONS } from '../../presentation/blocks/controls.js';
import { DRAFT, DRAFT_ACTIONS } from '../../presentation/blocks/draft.js';
import { FIELDS, LOOKUP } from '../../presentation/blocks/lookup.js';
import type { Message } from '../../presentation/blocks/message.js';
import { REPORT } from '../../presentation/blocks/report.js';
import { WATCHING } from '../../presentation/blocks/watching.js';
import type { Reports } from '../../reports.js';
import type { Watches } from '../../watches.js';
import { acknowledgeAfterWork, type Work } from './acknowledge.js';
import { apologising } from './apology.js';
import { createErrorHandler } from './errors.js';

import { connectionOf, healthRoutes, type Lacking } from './health.js';
import { createInstallationStore } from './installation-store.js';
import { answerPress, shareAnswer, takeFeedback } from './listeners/buttons.js';
import { answerCommand } from './listeners/command.js';
import { chooseDraft, makeDraft, openDraft, sendDraft } from './listeners/draft.js';
import { openTab, searchHome } from './listeners/home.js';
import { answerLookup, openLookup, suggestPlatforms } from './listeners/lookup.js';
import { answerMention, answerMessage } from './listeners/messages.js';
import { answerShortcut, runStep, takeReport } from './listeners/others.js';
import { forgetOwner, type Leaving, later } from './listeners/removal.js';
import { pressWatch } from './listeners/watch.js';
import { notifierOf } from './notify.js';
import { createOrders } from './obeying.js';
import { optionsFor } from './options.js';
import type { Router } from './router.js';
import { PRESSES } from './unlooked.js';
import { watched, watchedDeliveries } from './watching.js';

export const COMMAND = '/privatelink';
/** Callback ids of the manifest. */
export const SHORTCUTS = { lookup: 'lookup', answer: 'answer_message' } as const;
export const STEP = 'lookup_availability';

/**
 * What the app works with. `isReady` says whether it is started and not ending; without it no port is opened to ask that on.
 * Bolt has a log of its own if none is given.
 */
export type Parts = Readonly<{
  router: Router;
  deliveries: Deliveries;
  reports: Reports;
  figures: Figures;
  watches: Watches;
  pastEditions: History;
  isReady?: () => boolean;
  now: () => number;
  logger?: Logger;
  metrics?: Metrics;
  /** Needed with OAuth. `isReached`: whether they could be read ever since the start. */
  installations?: Installations;
  isReached?: () => boolean;
  forget?: Leaving['forget'];
}>;

export type Made = Readonly<{
  app: App;
  work: Work;
  lacking: Lacking;
  /** Brings a notice to a person. */
  notify: ReturnType<typeof notifierOf>;
  /** Posts in the maintainers' channel, where there is one. */
  tellMaintainers: (message: Message) => Promise<void>;
}>;

/** An app that is not started yet, its work in hand, and what keeps it from taking questions. */
export function createApp(settings: SlackSettings, parts: Parts): Made {
  const { isReady, isReached, metrics } = parts;
  const lacking = (): readonly string[] => [
    ...(isReady?.() === false ? ['starting or ending'] : []),
    ...(isReached?.() === false
      ? ['the database was not reached yet, so it is not known where the app is installed']
      : []),
    ...(isConnected() ? [] : ['not connected to Slack']),
  ];
  const store = parts.installations && createInstallationStore(parts.installations, parts.now);
  const customRoutes = isReady ? healthRoutes(lacking, metrics) : [];
  const app = new App({ ...optionsFor(settings, { ...parts, store, command: COMMAND }), customRoutes });
  const isConnected = connectionOf(app);
  listen(app, settings, parts, { store, forget: parts.forget ?? (async () => undefined), now: parts.now, later });
  app.error(createErrorHandler(metrics));
  const tokenFor = async (team: string | undefined) => (store && team ? tokenIn(store, team) : undefined);
  const notify = notifierOf({ app, tokenFor });
  const tellMaintainers = async (message: Message): Promise<void> => {
    if (!settings.maintainers) return;
    const { channel, team } = settings.maintainers;
    const token = await tokenFor(team);
    await app.client.chat.postMessage({ ...(token === undefined ? {} : { token }), channel, ...message });
  };
  return { app, work: acknowledgeAfterWork(app), lacking, notify, tellMaintainers };
}

function listen(
  app: App,
  { maintainers, oauth }: SlackSettings,
  { router, reports, figures, now, metrics, watches, pastEditions, ...parts }: Parts,
  leaving: Leaving,
): void {
  const ownOf: Watches['of'] = async (who) => named(await watches.of(who), router.bot().matrix, pastEditions);
  const home = { command: COMMAND, now, reports, watches: { of: ownOf } };
  const orders = createOrders(router, { watches, pastEditions, command: COMMAND });
  const deliveries = watchedDeliveries(metrics, parts.deliveries);
  // A workspace's reports are for those who look after it; the channel of another is not theirs.
  const channelIn = (team: string) => (!oauth || maintainers?.team === team ? maintainers?.channel : undefined);
  app.use(onlyCommand(COMMAND, answerCommand(router, orders, figures, metrics)));
  app.use(apologising);
  app.event(
    'app_mention',
    watched(metrics, 'mention', router, (own) => answerMention(own, deliveries, orders)),
  );
  app.event(
    'message',
    watched(metrics, placeOf, router, (own) => answerMessage(own, deliveries, orders)),
  );
  app.event('app_home_opened', openTab(router, home));
  app.action(
    PRESSES,
    watched(metrics, 'button', router, (own) => answerPress(own, deliveries, home)),
  );
  app.action(
    ACTIONS.search,
    watched(metrics, 'home', router, (own) => searchHome(own, home)),
  );
  app.action(new RegExp(`^(${Object.values(WATCHING).join('|')})(:|$)`), pressWatch(router, orders, home));
  app.action(ACTIONS.share, shareAnswer(router, deliveries));
  app.action(ACTIONS.feedback, takeFeedback(figures));
  app.shortcut(
    { type: 'message_action', callback_id: SHORTCUTS.answer },
    watched(metrics, 'shortcut', router, answerShortcut),
  );
  app.shortcut({ type: 'shortcut', callback_id: SHORTCUTS.lookup }, openLookup(router));
  app.options(FIELDS.platform, suggestPlatforms(router));
  app.view<ViewSubmitAction>(LOOKUP, watched(metrics, 'lookup', router, answerLookup));
  app.action(DRAFT_ACTIONS.open, openDraft(router));
  app.action(DRAFT_ACTIONS.which, chooseDraft(router));
  app.action(DRAFT_ACTIONS.share, sendDraft(router, deliveries));
  app.action(DRAFT_ACTIONS.send, sendDraft(router, deliveries));
  app.view<ViewSubmitAction>(DRAFT, makeDraft(router));
  app.view<ViewSubmitAction>(REPORT, takeReport(router, reports, channelIn));
  app.function(
    STEP,
    watched(metrics, 'workflow', router, (own) => runStep(own, deliveries)),
  );
  app.event('app_uninstalled', forgetOwner(leaving));
  app.event('tokens_revoked', forgetOwner(leaving));
}

/** `team` as things are kept by: `T…`, or `E…/T…` where a whole organisation has the app. */
async function tokenIn(store: InstallationStore, team: string): Promise<string | undefined> {
  const [enterpriseId, teamId] = team.includes('/') ? team.split('/') : [undefined, team];
  const isEnterpriseInstall = enterpriseId !== undefined;
  const query = { teamId, enterpriseId, isEnterpriseInstall } as InstallationQuery<boolean>;
  return (await store.fetchInstallation(query)).bot?.token;
}

const placeOf = ({ event }: { event: unknown }): 'direct' | 'thread' =>
  (event as { channel_type?: string }).channel_type === 'im' ? 'direct' : 'thread';

/**
 * A command ahead of all listeners, and of `apologising`, which has nothing to tell of one: Bolt puts every request through
 * the filters of each of them, which takes as long as the rest of an answer (measured with `npm run bench:slack`), and people
 * wait for a command.
 */
function onlyCommand(name: string, listener: ReturnType<typeof answerCommand>): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    if ('command' in args && args.command.command === name) await listener(args);
    else await args.next();
  };
}
