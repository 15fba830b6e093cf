/** How people install the app by a link: `/slack/install`, Slack's own page, `/slack/oauth_redirect`. */
import type { AppOptions, Installation, InstallationStore } from '@slack/bolt';
import type { OAuth } from '../../oauth.js';
import { installingPage, type Outcome } from '../../presentation/installing.js';
import { BOT_SCOPES } from './scopes.js';

export const PATHS = { install: '/slack/install', redirect: '/slack/oauth_redirect' } as const;

type Callbacks = NonNullable<NonNullable<AppOptions['installerOptions']>['callbackOptions']>;
type Response = Parameters<NonNullable<Callbacks['success']>>[3];

/** Slack's own page stands beside its Web API. */
const authorizationUrl = (apiUrl: string | undefined) =>
  apiUrl ? { authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href } : {};

/** The settings of OAuth → the options of a Bolt app that is installed by it. `command` is what one tries first. */
export function installerOptions(
  { clientId, clientSecret, stateSecret }: OAuth,
  { store, apiUrl, command }: Readonly<{ store: InstallationStore; apiUrl: string | undefined; command: string }>,
): AppOptions & Readonly<{ installerOptions: NonNullable<AppOptions['installerOptions']> }> {
  return {
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...BOT_SCOPES],
    installationStore: store,
    installerOptions: {
      ...authorizationUrl(apiUrl),
      installPath: PATHS.install,
      redirectUriPath: PATHS.redirect,
      // Slack's own page says what is asked for; another one before it would say the same.
      directInstall: true,
      callbackOptions: {
        success: (installation, _, __, response) => show(response, 200, outcomeOf(installation), command),
        failure: ({ code }, _, __, response) => show(response, ...(FAILURES[code] ?? FAILED), command),
      },
    },
  };
}

const again = (kind: 'denied' | 'old' | 'failed'): Outcome => ({ kind, link: PATHS.install });

const FAILED: readonly [number, Outcome] = [500, again('failed')];
/** Codes of `@slack/oauth`; the first is a click on Cancel. */
const FAILURES: Readonly<Record<string, readonly [number, Outcome]>> = {
  slack_oauth_installer_authorization_error: [403, again('denied')],
  slack_oauth_missing_state: [400, again('old')],
  slack_oauth_invalid_state: [400, again('old')],
  slack_oauth_missing_code: [400, again('old')],
};

function outcomeOf({ team, enterprise, isEnterpriseInstall, appId }: Installation): Outcome {
  const id = (part: string | undefined): string => encodeURIComponent(part ?? '');
  const apps = `https://app.slack.com/manage/${id(enterprise?.id)}/integrations/profile/${id(appId)}/workspaces/add`;
  if (isEnterpriseInstall) return { kind: 'organisation', name: enterprise?.name, link: apps };
  return { kind: 'team', name: team?.name, link: `https://app.slack.com/client/${id(team?.id)}` };
}

function show(response: Response, status: number, outcome: Outcome, command: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(installingPage(outcome, command));
}
