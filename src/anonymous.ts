/** What people write, without whom it is about, so that it can be kept for others to read. Names written out stay: nobody can tell them. */
import { withoutControls } from './question/controls.js';

export const SOMEONE = '@someone';
export const CHANNEL = '#channel';
export const MAIL = '[e-mail]';
export const PHONE = '[phone]';
export const LINK = '[link]';

/** Slack's markup, also where a limit has cut its end off. */
const PERSON = /<(?:@|!subteam\^)[^<>\s|]*(?:\|[^<>]*)?>?/g;
const ROOM = /<#[^<>\s|]*(?:\|[^<>]*)?>?/g;
const WRITTEN_TO = /<(mailto|tel):[^<>\s|]*(?:\|[^<>]*)?>?/gi;
const LABELLED = /<(https?:[^<>\s|]*)\|[^<>]*>?/gi;

const ADDRESS = /\b(?:https?|slack):\/\/[^\s<>|"”]+/gi;
/** What leads to somebody: a name before the host, a page of a person's, a direct message. */
const OF_SOMEONE =
  /^[a-z]+:\/\/[^/?#]*@|[/](?:[@~]|(?:team|in|u|users?|people|persons?|profiles?|members?)\/[^/?#]|archives\/D|\w*chat\/)|^slack:|%40|@/i;
const WRITTEN_MAIL = /(?:mailto:)?[^\s<>()[\]"“”,;:|@]{1,64}@[^\s<>()[\]"“”,;:|@]{1,190}\.[\p{L}\p{N}-]{2,24}/giu;
const HANDLE = /(?<![\p{L}\p{N}_@])@(?!someone\b)[\p{L}\p{N}_]+(?:[._-][\p{L}\p{N}_]+)*/gu;
const WRITTEN_ROOM = /(?<![\p{L}\p{N}_&/#])#(?!channel\b)\p{L}[\p{L}\p{N}_-]*/gu;
const ID = /\b[UW](?=[A-Z]{0,11}\d)[A-Z0-9]{4,12}\b/g;
const DIGITS = /(?<![\p{L}\p{N}.])(?:\+|\(?\d)[\d ()./-]{5,22}\d(?![\p{L}\p{N}])/gu;
/** Addresses of networks and dates. */
const NO_PHONE = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\d{4}-\d\d-\d\d)(?!\d)/;

/** A text → the same with people, channels, addresses and telephone numbers as words of our own; linear, and done twice the same. */
export const anonymous = (text: string): string =>
  withoutControls(text)
    .replace(PERSON, SOMEONE)
    .replace(ROOM, CHANNEL)
    .replace(WRITTEN_TO, (_, scheme: string) => (scheme.toLowerCase() === 'tel' ? PHONE : MAIL))
    .replace(LABELLED, (whole, url: string) => (OF_SOMEONE.test(url) ? LINK : whole))
    .replace(ADDRESS, (url) => (OF_SOMEONE.test(url) ? LINK : url))
    .replace(WRITTEN_MAIL, MAIL)
    .replace(HANDLE, SOMEONE)
    .replace(WRITTEN_ROOM, CHANNEL)
    .replace(ID, SOMEONE)
    .replace(DIGITS, (some) => (isPhone(some) ? PHONE : some));

function isPhone(written: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  return digits <= 15 && digits >= (written.startsWith('+') ? 7 : 9) && !NO_PHONE.test(written);
}
