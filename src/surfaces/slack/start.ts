/** Starts the app and ends it: what everyone meets on the first day is said in one line with what to do. */
import { type App, ErrorCode } from '@slack/bolt';
import type { SlackSettings } from '../../config.js';
import { connect } from './connecting.js';
import { lackingScopes } from './scopes.js';

/** What went wrong before the app ran; its message is for the person who starts it. */
export class StartError extends Error {
  override name = 'StartError';
}

/** What to do about an error of Slack's, by the token that it was about. */
const ADVICE: Readonly<Record<'bot' | 'app', Readonly<Record<string, string>>>> = {
  bot: {
    invalid_auth: 'Slack does not know SLACK_BOT_TOKEN. Copy it anew from OAuth & Permissions.',
    not_authed: 'Slack got no token. Set SLACK_BOT_TOKEN, from OAuth & Permissions.',
    account_inactive: 'The app was removed from the workspace. Install it again under Install App.',
    token_revoked: 'SLACK_BOT_TOKEN was revoked. Install the app again under Install App and copy the new one.',
    missing_scope: 'A scope is missing. Create the app from manifest.yml, or add what it lists, and install it again.',
  },
  app: {
    invalid_auth: 'Slack does not know SLACK_APP_TOKEN. Copy it anew from Basic Information › App-Level Tokens.',
    not_allowed_token_type: 'SLACK_APP_TOKEN must be an app-level token (xapp-…) with the scope connections:write.',
    missing_scope: 'SLACK_APP_TOKEN lacks the scope connections:write. Generate one that has it.',
    access_denied: 'Socket Mode is off. Switch it on under Socket Mode, or leave SLACK_APP_TOKEN empty to use HTTP.',
  },
};

/** So many requests may wait to be taken, as many as Linux lets: a burst is not turned away. */
const BACKLOG = 4_096;

type SlackError = Error & { code?: string; data?: { error?: string } };

/**
 * Checks the bot's token where there is one, says what it may not do, and listens once what it needs is there: what comes in
 * the first moment finds its thread too. @throws StartError
 */
export async function startApp(
  app: App,
  { appToken, oauth, port }: SlackSettings,
  needed: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  await app.init().catch((cause: SlackError) => fail(cause, 'bot', port));
  if (!oauth) await tellScopes(app);
  await needed;
  await (appToken ? connect(app) : app.start({ port, backlog: BACKLOG })).catch((cause: SlackError) =>
    fail(cause, 'app', port),
  );
}

/** Ends what `startApp` began; where it waits for what it needs, there is nothing to end yet. */
export const stopApp = (app: Pick<App, 'stop'>): Promise<void> =>
  app.stop().then(
    () => undefined,
    (cause: SlackError) => {
      if (cause.code !== ErrorCode.ReceiverInconsistentStateError) throw cause;
    },
  );

async function tellScopes(app: App): Promise<void> {
  for (const line of lackingScopes(await scopesOf(app))) app.logger.warn(line);
}

/** The scopes that the bot's token has, as Slack tells with every answer; nothing of it is worth failing for. */
async function scopesOf({ client }: App): Promise<readonly string[] | undefined> {
  const told = await client.auth.test().catch(() => undefined);
  return told?.response_metadata?.scopes;
}

function fail(cause: SlackError, token: 'bot' | 'app', port: number): never {
  const advice = ADVICE[token];
  const error = cause?.data?.error ?? Object.keys(advice).find((code) => cause?.message?.includes(code));
  if (error)
    throw new StartError(
      `Slack refused to start the app (${error}). ${advice[error] ?? 'docs.slack.dev says what that means.'}`,
    );
  if (cause?.code === 'EADDRINUSE') {
    throw new StartError(`Port ${port} is in use. Set PORT to another one, or end the program that uses it.`);
  }
  throw new StartError(`The app did not start: ${cause?.message ?? 'the connection to Slack broke'}`);
}
