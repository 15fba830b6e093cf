/** The least that a Bolt app over HTTP can be: its command acknowledges a constant text. Started by the benchmark. */
import { App, LogLevel } from '@slack/bolt';

const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, PORT, COMMAND } = process.env;

async function main(): Promise<void> {
  const app = new App({
    token: SLACK_BOT_TOKEN as string,
    signingSecret: SLACK_SIGNING_SECRET as string,
    endpoints: '/slack/events',
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: SLACK_API_URL as string },
    deferInitialization: true,
  });
  app.command(COMMAND as string, async ({ ack }) => {
    await ack('It works.');
  });
  // As in the app measured beside it, the token is checked before the port opens.
  await app.init();
  await app.start(Number(PORT));
}

main().catch((cause: Error) => {
  process.stderr.write(`${cause.stack}\n`);
  process.exit(1);
});
