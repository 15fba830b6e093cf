/** What Slack itself tells a person when an app does not do its part. */
import type { Delivery, User } from './types.js';
import { announce, type World } from './world.js';

const FAILED: Readonly<Record<string, string>> = { timeout: 'operation_timeout', dropped: 'operation_timeout' };

/** A word of Slack's own to a person. */
export function notice(world: World, user: string, error: string, about: string): void {
  world.notices.push({ user, at: world.now(), error, about });
  announce(world, { kind: 'notice', id: error, user });
}

/** A delivery → whether it failed; then the person is told. */
export function tellFailure(world: World, user: User, delivery: Delivery, about: string): boolean {
  if (delivery.state === 'acknowledged') return false;
  const { outcome = 'timeout' } = delivery.attempts.at(-1) ?? {};
  if (outcome !== 'closed') notice(world, user.id, FAILED[outcome] ?? 'dispatch_failed', about);
  return true;
}
