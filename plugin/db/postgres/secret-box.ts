import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const FORMAT = "v1";
/** The full length: a shorter tag would be accepted otherwise, and could be guessed. */
const TAG = { authTagLength: 16 };

/** Seals tokens and secrets for the database. The key comes from the environment and is never stored beside them. */
export interface SecretBox {
  seal(plain: string): string;
  open(sealed: string): string;
}

export function createSecretBox(secretKey: string): SecretBox {
  const key = createHash("sha256").update(secretKey).digest();
  return {
    seal(plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv(ALGORITHM, key, iv, TAG);
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return [
        FORMAT,
        iv.toString("base64url"),
        cipher.getAuthTag().toString("base64url"),
        body.toString("base64url"),
      ].join(".");
    },
    open(sealed) {
      const [format, iv, tag, body] = sealed.split(".");
      if (format !== FORMAT || !iv || !tag || body === undefined)
        throw new Error("A stored secret has an unknown format");
      const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(iv, "base64url"), TAG);
      decipher.setAuthTag(Buffer.from(tag, "base64url"));
      return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
    },
  };
}
