/** Starts the app and ends it: what everyone meets on the first day is said in one line with what to do. */
import type { App } from '@slack/bolt';
import type { Settings } from '../../config.js';

/** What went wrong before the app ran; its message is for the person who starts it. */
export class StartError extends Error {
  override name = 'StartError';
}

const ADVICE: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack does not know this token. Copy SLACK_BOT_TOKEN anew from OAuth & Permissions.',
  not_authed: 'Slack got no token. Set SLACK_BOT_TOKEN.',
  account_inactive: 'The app was removed from the workspace. Install it again under Install App.',
  token_revoked: 'The token was revoked. Install the app again under Install App and copy SLACK_BOT_TOKEN anew.',
  not_allowed_token_type: 'SLACK_APP_TOKEN must be an app-level token (xapp-…) with the scope connections:write.',
  missing_scope: 'A scope is missing. Create the app from manifest.yml, or add what it lists, and install it again.',
};

/** Checks the token, then listens. @throws StartError */
export async function startApp(app: App, { appToken, port }: Settings): Promise<void> {
  try {
    await app.init();
    await (appToken ? app.start() : app.start(port));
  } catch (cause) {
    throw new StartError(explain(cause as Error & { code?: string; data?: { error?: string } }));
  }
}

function explain(cause: Error & { code?: string; data?: { error?: string } }): string {
  const slack = cause.data?.error ?? Object.keys(ADVICE).find((code) => cause.message?.includes(code));
  if (slack)
    return `Slack refused to start the app (${slack}). ${ADVICE[slack] ?? 'See api.slack.com/methods/auth.test for what that means.'}`;
  if (cause.code === 'EADDRINUSE')
    return 'The port is in use. Set PORT to another one, or end the program that uses it.';
  return `The app did not start: ${cause.message}`;
}
