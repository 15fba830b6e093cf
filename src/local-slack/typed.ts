/** What people type → what Slack sends: marks escaped, names and links made into marks. */
import { escapeMarks } from './mrkdwn.js';
import { findUser } from './people.js';
import type { World } from './world.js';

const LINK = /https?:\/\/[^\s<>|]+/g;
const NAME = /(^|[\s(])@([\w.-]*\w)/g;

/** Typed words, with `@ana` and urls, → the text of the message. A name nobody has stays as it is. */
export function typedText(world: World, typed: string): string {
  const linked = escapeMarks(typed).replace(LINK, (url) => `<${url}>`);
  return linked.replace(NAME, (whole, before: string, name: string) => {
    const user = findUser(world, name);
    return user ? `${before}<@${user.id}>` : whole;
  });
}

/** A command's text with `should_escape`: names come with their label. docs.slack.dev/interactivity/implementing-slash-commands */
export const escapedCommand = (world: World, typed: string): string =>
  typedText(world, typed).replace(/<@(\w+)>/g, (_, id: string) => `<@${id}|${world.users.get(id)?.name ?? id}>`);
