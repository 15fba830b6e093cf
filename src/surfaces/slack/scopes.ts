/** What the app may do in Slack, and what is missing for each thing it offers. */

/** Needed scopes → what does not work without them. The same are in manifest.yml. */
const NEEDED: Readonly<Record<string, string>> = {
  commands: 'the command and the shortcuts do not exist in Slack',
  'chat:write': 'it cannot answer in channels and direct messages',
  'app_mentions:read': 'it does not hear when it is mentioned',
  'im:history': 'it does not hear direct messages',
  'assistant:write': 'it cannot suggest what to ask',
};

/** For follow-ups in threads without a mention; who installs the app may leave them out. */
const OPTIONAL = ['channels:history', 'groups:history', 'mpim:history'];

/** All that the app asks for when it is installed by a link. */
export const BOT_SCOPES: readonly string[] = [...Object.keys(NEEDED).toSorted(), ...OPTIONAL];

/** The scopes a token has → a line for each that it lacks, with what to click; none where Slack did not say. */
export function lackingScopes(scopes: readonly string[] | undefined): readonly string[] {
  if (!scopes) return [];
  return Object.entries(NEEDED)
    .filter(([scope]) => !scopes.includes(scope))
    .map(
      ([scope, loss]) =>
        `The scope ${scope} is missing, so ${loss}. At api.slack.com/apps › your app › App Manifest, paste manifest.yml, ` +
        'save, and install the app again under Install App.',
    );
}
