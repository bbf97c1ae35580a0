import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStores, type Stores } from "../../plugin/db/stores.ts";
import { type Embeddings, embedUnread } from "../../plugin/knowledge/embeddings.ts";
import { createKnowledge } from "../../plugin/knowledge/search.ts";
import { createLogger } from "../../plugin/telemetry/logger.ts";
import { SECRET_KEY } from "../helpers/running-baton.ts";
import { useTestDatabase } from "../helpers/test-database.ts";
import { aSource, know, SHOP } from "./sources/sources.ts";

const database = useTestDatabase();
const log = createLogger({ level: "silent" });
const never = new AbortController().signal;

/** Knows which words belong together, as a model would. */
const SUBJECTS = [/entreg|encomenda|parcel/i, /troc|devol/i, /pix|boleto|pag/i];
const vectorOf = (text: string) => [...SUBJECTS.map((subject) => (subject.test(text) ? 1 : 0)), 0.1];

let asked: string[][] = [];
const embeddings: Embeddings = {
  model: "subjects",
  async embed(texts) {
    asked.push([...texts]);
    return texts.map(vectorOf);
  },
};

let stores: Stores;
const read = (model: Embeddings = embeddings, now = () => 0) =>
  embedUnread({ vectors: stores.vectors, embeddings: model, log, now }, SHOP, never);
const find = async (text: string, { inboxId = 1, model = embeddings } = {}) => {
  const knowledge = createKnowledge({ stores, embeddings: model, log, now: Date.now });
  const query = { connectionId: SHOP, inboxId, text, locale: null, limit: 3 };
  return (await knowledge.search(query, never)).map(({ title, score }) => ({ title, score }));
};

const texts = [
  aSource({ title: "Entregas", text: "Entregamos em 5 dias." }),
  aSource({ title: "Trocas", text: "Trocamos em 30 dias." }),
  aSource({ title: "Pagamento", text: "Aceitamos Pix." }),
  aSource({ title: "Atacado", text: "Entregas no atacado.", inboxIds: [2] }),
];

async function forgetVectors(): Promise<void> {
  asked = [];
  await database.db("knowledge_vectors").delete();
  await database.db("knowledge_states").update({ embedding_until: null });
}

function behaveWell(): void {
  it("finds what shares no word with the question", async () => {
    await read();
    const [first] = await find("onde está minha encomenda?");
    expect(first?.title).toBe("Entregas");
    expect(first?.score).toBeGreaterThan(0.5);
  });

  it("keeps to what the inbox may use", async () => {
    await read();
    const titles = async (inboxId: number) => (await find("parcel?", { inboxId })).map(({ title }) => title);
    expect(await titles(1)).not.toContain("Atacado");
    expect(await titles(2)).toContain("Atacado");
  });

  it("reads every piece once, and a changed one again", async () => {
    await read();
    await read();
    expect(asked.flat()).toHaveLength(texts.length);
    await know(database.db, [aSource({ title: "Pagamento", text: "Aceitamos boleto." })]);
    await read();
    expect(asked.at(-1)).toEqual(["Pagamento\n\nAceitamos boleto."]);
    expect((await find("quero pagar"))[0]?.title).toBe("Pagamento");
  });
}

beforeAll(async () => {
  stores = openStores(database.db, SECRET_KEY);
  await know(database.db, texts);
});
beforeEach(forgetVectors);

describe("searching by meaning, compared in this process", () => {
  behaveWell();

  it("reads everything anew for another model", async () => {
    await read();
    await read({ ...embeddings, model: "another" });
    expect(asked.flat()).toHaveLength(2 * texts.length);
  });

  it("goes on with the words when the model fails, and leaves it alone for a while", async () => {
    let tries = 0;
    const broken: Embeddings = {
      model: "broken",
      async embed() {
        tries++;
        throw new Error("out of order");
      },
    };
    await read(broken);
    await read(broken);
    expect(tries).toBe(1);
    expect((await find("entregas", { model: broken }))[0]?.title).toBe("Entregas");
  });

  it("pays for no text twice when several workers read at once", async () => {
    await Promise.all([read(), read(), read()]);
    expect(asked.flat()).toHaveLength(texts.length);
  });
});

/** What pgvector brings, as far as it is used here: a type that reads `[1,2]`, and the distance by angle. */
const STAND_IN = `
  create domain vector as text;
  create function angle_distance(text, text) returns double precision language sql immutable as $$
    select 1 - sum(a.value::float8 * b.value::float8)
      from jsonb_array_elements_text($1::jsonb) with ordinality as a (value, place)
      join jsonb_array_elements_text($2::jsonb) with ordinality as b (value, place) using (place) $$;
  create operator <=> (leftarg = text, rightarg = text, function = angle_distance);
  alter table knowledge_vectors add column embedding vector`;

describe("searching by meaning, compared by the database", () => {
  beforeAll(async () => {
    await database.db.raw(STAND_IN);
    stores = openStores(database.db, SECRET_KEY);
  });
  behaveWell();

  it("keeps the numbers in the database's own type", async () => {
    await read();
    expect(await stores.vectors.hasVectorType()).toBe(true);
    expect(await database.db("knowledge_vectors").whereNotNull("numbers")).toEqual([]);
  });
});
