import { Buffer } from 'node:buffer';
import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Signer, Verifier } from '@vigie/proof';
import type { Identity, Recipient } from 'age-encryption';

/** DER before a raw X25519 public key: RFC 8410. */
const PUBLIC_DER = Buffer.from('302a300506032b656e032100', 'hex');
const LABEL = 'age-encryption.org/v1/X25519';
const NONCE = Buffer.alloc(12);
const TAG_BYTES = 16;

const keyFrom = (shared: Uint8Array, ephemeral: Uint8Array, recipient: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', shared, Buffer.concat([ephemeral, recipient]), LABEL, 32));

const agreeingKeyOf = ({ publicKey }: Verifier): Uint8Array => ed25519.utils.toMontgomery(publicKey);
const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/**
 * An installation as a recipient of age files (C2SP age, "The X25519 recipient type"), by the key that it signs with: it
 * is known from no other. That key is converted as age does with those of SSH.
 */
export function recipientOf(verifier: Verifier): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const { Stanza } = await import('age-encryption');
      const recipient = agreeingKeyOf(verifier);
      const { privateKey, publicKey } = generateKeyPairSync('x25519');
      const ephemeral = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
      const theirs = { key: Buffer.concat([PUBLIC_DER, recipient]), format: 'der', type: 'spki' } as const;
      const shared = diffieHellman({ privateKey, publicKey: createPublicKey(theirs) });
      const cipher = createCipheriv('chacha20-poly1305', keyFrom(shared, ephemeral, recipient), NONCE, {
        authTagLength: TAG_BYTES,
      });
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
      return [new Stanza(['X25519', unpadded(ephemeral)], body)];
    },
  };
}

/** What opens files of `recipientOf`. */
export function identityOf(signer: Signer): Identity {
  return {
    unwrapFileKey(stanzas) {
      for (const { args, body } of stanzas) {
        const ephemeral = Buffer.from(args[1] ?? '', 'base64');
        if (args[0] !== 'X25519' || ephemeral.length !== 32 || body.length !== 16 + TAG_BYTES) continue;
        try {
          const key = keyFrom(signer.agree(ephemeral), ephemeral, agreeingKeyOf(signer));
          const decipher = createDecipheriv('chacha20-poly1305', key, NONCE, { authTagLength: TAG_BYTES });
          decipher.setAuthTag(body.subarray(-TAG_BYTES));
          return Buffer.concat([decipher.update(body.subarray(0, -TAG_BYTES)), decipher.final()]);
        } catch {
          // It is another's.
        }
      }
      return null;
    },
  };
}
