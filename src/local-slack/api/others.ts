/** The other methods: who am I, people, assistant threads, workflow steps. docs.slack.dev/reference/methods */
import { list, object, string } from '../checks/shape.js';
import { LIMITS } from '../limits.js';
import { findChannel, findUser } from '../people.js';
import type { Json } from '../types.js';
import { announce } from '../world.js';
import { done, type Handler, missing, refuse, refuseFor } from './answer.js';

const authTest: Handler = ({ world: { team, installed } }, _args, { bot }) => {
  const { enterprise } = team;
  const organisation = installed === 'organisation' ? enterprise : undefined;
  return done({
    url: organisation ? `https://${team.domain}.enterprise.slack.com/` : `https://${team.domain}.slack.com/`,
    team: (organisation ?? team).name,
    team_id: (organisation ?? team).id,
    user: bot.name,
    user_id: bot.id,
    bot_id: bot.botId,
    ...(enterprise ? { enterprise_id: enterprise.id } : {}),
    is_enterprise_install: organisation !== undefined,
  });
};

const connectionsOpen: Handler = (_room, _args, { socketUrl }) => done({ url: socketUrl() });

const usersInfo: Handler = ({ world }, args) => {
  const user = findUser(world, String(args.user));
  if (!user) return refuse('user_not_found');
  const { id, name, realName, isBot, tz } = user;
  const profile = { real_name: realName, display_name: name };
  const bot = user.botId ? { profile: { ...profile, bot_id: user.botId } } : { profile };
  return done({
    user: {
      id,
      team_id: world.team.id,
      name,
      real_name: realName,
      tz,
      is_bot: isBot,
      deleted: false,
      locale: 'en-US',
      ...bot,
    },
  });
};

const teamInfo: Handler = ({ world }) => {
  const { enterprise, ...team } = world.team;
  const of = enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {};
  return done({ team: { ...team, ...of, email_domain: '', icon: {} } });
};

const promptsCheck = list(object({ title: string(LIMITS.text), message: string(LIMITS.text) }), {
  max: LIMITS.prompts,
});

const setSuggestedPrompts: Handler = ({ world }, args) => {
  const absent = missing(args, 'channel_id', 'prompts');
  if (absent) return absent;
  const channel = findChannel(world, String(args.channel_id));
  if (channel?.kind !== 'im' || !channel.members.has(world.app.botUser)) return refuse('channel_not_found');
  const faults = promptsCheck(args.prompts, '/prompts');
  if (faults.length > 0) return refuseFor({ error: 'invalid_arguments', faults });
  world.prompts.set(channel.id, {
    title: args.title,
    prompts: args.prompts,
    ...(args.thread_ts ? { thread_ts: args.thread_ts } : {}),
  });
  announce(world, { kind: 'prompts', id: channel.id, channel: channel.id });
  return done();
};

const loadingCheck = list(string(LIMITS.text), { max: LIMITS.loadingMessages });

const setStatus: Handler = ({ world }, args) => {
  const absent = missing(args, 'channel_id', 'thread_ts');
  if (absent) return absent;
  const channel = findChannel(world, String(args.channel_id));
  if (!channel?.members.has(world.app.botUser)) return refuse('channel_not_found');
  const faults = args.loading_messages === undefined ? [] : loadingCheck(args.loading_messages, '/loading_messages');
  if (faults.length > 0) return refuseFor({ error: 'invalid_arguments', faults });
  const key = `${channel.id}:${String(args.thread_ts)}`;
  if (args.status === '' || args.status === undefined) world.statuses.delete(key);
  else world.statuses.set(key, { status: args.status, loading_messages: args.loading_messages });
  announce(world, { kind: 'status', id: key, channel: channel.id });
  return done();
};

/** A step's end, of which there is one. Slack does not document the two errors; their names are ours. */
const finishing =
  (end: (args: Json) => Json): Handler =>
  ({ world }, args) => {
    const absent = missing(args, 'function_execution_id');
    if (absent) return absent;
    const step = world.steps.find(({ id }) => id === args.function_execution_id);
    if (!step) return refuse('function_execution_not_found');
    if (step.state !== 'running') return refuse('function_execution_not_running');
    Object.assign(step, end(args));
    announce(world, { kind: 'step', id: step.id });
    return done();
  };

export const OTHERS: Readonly<Record<string, Handler>> = {
  'api.test': (_room, args) => done({ args }),
  'auth.test': authTest,
  'apps.connections.open': connectionsOpen,
  'users.info': usersInfo,
  'team.info': teamInfo,
  'assistant.threads.setSuggestedPrompts': setSuggestedPrompts,
  'assistant.threads.setStatus': setStatus,
  'functions.completeSuccess': finishing(({ outputs }) => ({ state: 'succeeded', outputs: outputs ?? {} })),
  'functions.completeError': finishing(({ error }) => ({ state: 'failed', error: String(error) })),
};
