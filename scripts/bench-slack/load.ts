/** Signed commands over a number of connections, each of which sends its next when it has the answer to its last. */
import { Client } from 'undici';
import { signedHeaders } from '../../src/local-slack/sign.js';

export const PATH = '/slack/events';

export type Signed = Readonly<{ body: string; headers: Readonly<Record<string, string>> }>;

/** `times` are milliseconds, one for each request; `answers` are the bodies, in the order of the requests. */
export type Loaded = Readonly<{ seconds: number; times: readonly number[]; answers: readonly string[] }>;

let sent = 0;

/** Questions → the commands that Slack would send now, each with its own trigger, signed. */
export function signedCommands(command: string, questions: readonly string[], secret: string): Signed[] {
  const second = Math.floor(Date.now() / 1000);
  return questions.map((text) => {
    sent++;
    const body = new URLSearchParams({
      token: 'local-verification-token',
      team_id: 'T0TEAM',
      team_domain: 'local',
      channel_id: 'C0GENERAL',
      channel_name: 'general',
      user_id: `U0${sent % 100}`,
      user_name: 'ana',
      command,
      text,
      api_app_id: 'A0APP',
      is_enterprise_install: 'false',
      response_url: `http://127.0.0.1:9/commands/T0TEAM/${sent}`,
      trigger_id: `${sent}.local`,
    }).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Slackbot 1.0' };
    return { body, headers: { ...type, ...signedHeaders(secret, body, second) } };
  });
}

/** Sends all requests once. @throws at the first answer whose status is not 200 */
export async function load(origin: string, requests: readonly Signed[], connections: number): Promise<Loaded> {
  const clients = Array.from({ length: connections }, () => new Client(origin));
  const times: number[] = Array(requests.length);
  const answers: string[] = Array(requests.length);
  let next = 0;
  const from = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (let i = next++; i < requests.length; i = next++) {
        const { body, headers } = requests[i] as Signed;
        const sentAt = performance.now();
        const response = await client.request({ path: PATH, method: 'POST', body, headers });
        answers[i] = await response.body.text();
        times[i] = performance.now() - sentAt;
        if (response.statusCode !== 200) throw new Error(`Status ${response.statusCode} for ${body}`);
      }
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  await Promise.all(clients.map((client) => client.close()));
  return { seconds, times, answers };
}
