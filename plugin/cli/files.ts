import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { ConfigInvalid } from "../errors.ts";

/** The bytes of a file; `-` reads the standard input. */
export async function readBytes(file: string): Promise<Buffer> {
  if (file === "-") return buffer(process.stdin);
  return readFile(file).catch((cause: unknown) => {
    throw new ConfigInvalid(`There is no readable file ${file}`, { cause });
  });
}

export const readText = async (file: string): Promise<string> => (await readBytes(file)).toString("utf8");

export const printJson = (value: unknown): void => console.log(JSON.stringify(value, null, 2));
