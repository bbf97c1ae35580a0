import { ModelUnavailable } from "../../errors.ts";

/** Far more than any answer; it ends a response that never ends. */
const MAX_BYTES = 4 * 1024 * 1024;

/** `fetch` with a limit on the bytes of the response. */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  const { body, status, statusText, headers } = response;
  if (!body) return response;
  let bytes = 0;
  const counted = body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes <= MAX_BYTES) controller.enqueue(chunk);
        else controller.error(new ModelUnavailable(`The model answered more than ${MAX_BYTES} bytes`));
      },
    }),
  );
  return new Response(counted, { status, statusText, headers });
}
