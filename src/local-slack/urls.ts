/** Triggers and response urls: what they allow, and when no more. docs.slack.dev/interactivity/handling-user-interaction */
import { LIMITS } from './limits.js';
import { nextId, type ResponseUrl, type Trigger, type World } from './world.js';

/** A person did something → the trigger that lets the app open a modal for them. `view` is the modal it was done in. */
export function newTrigger(world: World, user: string, view?: string): string {
  const id = nextId(world, '1337.');
  world.triggers.set(id, { user, at: world.now(), used: false, ...(view === undefined ? {} : { view }) });
  return id;
}

/** A trigger's id → the trigger, now used up; or Slack's error. */
export function useTrigger(world: World, id: unknown): Trigger | string {
  const trigger = typeof id === 'string' ? world.triggers.get(id) : undefined;
  if (!trigger) return 'invalid_trigger_id';
  if (trigger.used) return 'exchanged_trigger_id';
  if (world.now() - trigger.at > world.times.triggerLifeMs) return 'expired_trigger_id';
  trigger.used = true;
  return trigger;
}

export function newResponseUrl(
  world: World,
  origin: string,
  kind: 'commands' | 'actions',
  about: Omit<ResponseUrl, 'uses' | 'at'>,
): string {
  const path = `/${kind}/${world.team.id}/${nextId(world, '')}`;
  world.responseUrls.set(path, { ...about, at: world.now(), uses: 0 });
  return `${origin}${path}`;
}

/** A response url's path → what it is for, one use less; or Slack's error. */
export function useResponseUrl(world: World, path: string): ResponseUrl | string {
  const url = world.responseUrls.get(path);
  if (!url) return 'invalid_url';
  if (world.now() - url.at > world.times.responseUrlLifeMs) return 'expired_url';
  if (url.uses >= LIMITS.responseUrl.uses) return 'used_url';
  url.uses += 1;
  return url;
}
