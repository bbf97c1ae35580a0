import type { IncomingMessage } from "node:http";

/** A body that could not be read. Its types are those of Express, so that the error handler answers both. */
export class BodyUnreadable extends Error {
  readonly type: "entity.too.large" | "encoding.unsupported" | "request.aborted";
  readonly limit: number;

  constructor(type: BodyUnreadable["type"], limit: number) {
    super(type);
    this.type = type;
    this.limit = limit;
  }
}

/** The bytes of a request. A body that is too large stays unread, so the answer must close the connection. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const refuse = (type: BodyUnreadable["type"]) => {
      request.pause().removeAllListeners("data");
      reject(new BodyUnreadable(type, limit));
    };
    if (!isPlain(request.headers["content-encoding"])) return refuse("encoding.unsupported");
    if (Number(request.headers["content-length"]) > limit) return refuse("entity.too.large");
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > limit) refuse("entity.too.large");
    });
    request.on("end", () => resolve(chunks[0] && chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on("error", () => refuse("request.aborted"));
  });
}

const isPlain = (encoding: string | undefined) => encoding === undefined || encoding.toLowerCase() === "identity";
