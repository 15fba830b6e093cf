/** Secrets as they lie in the database: AES-256-GCM, bound to whom they belong to. */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** 32 bytes each: the first one seals, all of them open. */
export type Keys = readonly Buffer[];

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = '1';

/** Why a sealed text does not open; its message holds no secret. */
export class SealError extends Error {
  override name = 'SealError';
}

/** Base64, base64url or hexadecimal digits → the key; undefined where it is not 32 bytes. */
export function keyFrom(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined;
  const key = Buffer.from(text, 'base64');
  return key.length === KEY_BYTES ? key : undefined;
}

/** A secret that is long enough by itself → a key that gives nothing of it away. */
export const keyOfSecret = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'privatelink-bot: tokens at rest', KEY_BYTES));

/** What a key is called in the texts that it sealed; it says nothing of the key. */
export const keyId = (key: Buffer): string =>
  createHash('sha256').update('key id').update(key).digest('base64url').slice(0, 10);

/** A text, keys and whom it belongs to → `1.key.nonce.content`, different each time. */
export function seal(text: string, [key]: Keys, context: string): string {
  if (!key) throw new SealError('there is no key to seal with');
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(context));
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [VERSION, keyId(key), nonce.toString('base64url'), content.toString('base64url')].join('.');
}

/** What `seal` made → the text. @throws SealError where no key fits, it was changed, or it belongs to somebody else */
export function open(sealed: string, keys: Keys, context: string): string {
  const [version, id, nonce = '', content = ''] = sealed.split('.');
  if (version !== VERSION) throw new SealError(`it is sealed in a way that is not known ("${version?.slice(0, 8)}")`);
  const key = keys.find((one) => keyId(one) === id);
  if (!key) throw new SealError(`it is sealed by a key that is not there any more (${id})`);
  const bytes = Buffer.from(content, 'base64url');
  const tagAt = bytes.length - TAG_BYTES;
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64url'), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(tagAt));
    return Buffer.concat([decipher.update(bytes.subarray(0, tagAt)), decipher.final()]).toString('utf8');
  } catch {
    throw new SealError('it was changed, or belongs to somebody else');
  }
}

/** Whether a sealed text is sealed by the first key, so that the others are not needed for it. */
export const isSealedByFirst = (sealed: string, [key]: Keys): boolean =>
  key !== undefined && sealed.split('.')[1] === keyId(key);
