import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Play, play } from "./play.ts";

let stage: Play;
beforeAll(async () => {
  stage = await play();
});
afterAll(() => stage.stop());

describe("the help center for its editors", () => {
  it("has one portal in two languages", async () => {
    const portal = await stage.agent("GET /portals/ajuda");
    expect(portal.value).toMatchObject({ slug: "ajuda", name: "Central de ajuda", archived: false, account_id: 1 });
    expect(portal.each("config.allowed_locales", "code")).toEqual(["pt_BR", "en"]);
    expect((await stage.agent("GET /portals")).each("payload", "slug")).toEqual(["ajuda"]);
    expect((await stage.agent("GET /portals/nada")).status).toBe(404);
  });

  it.each([
    { query: "locale=pt_BR", count: 8 },
    { query: "locale=en", count: 3 },
    { query: "locale=pt_BR&category_slug=trocas", count: 2 },
    { query: "status=draft", count: 0 },
    { query: "status=1", count: 11 },
    { query: "query=defeito", count: 1 },
    { query: "page=2", count: 0 },
  ])("lists $count articles for $query", async ({ query, count }) => {
    const reply = await stage.agent(`GET /portals/ajuda/articles?${query}`);
    expect(reply.list("payload")).toHaveLength(count);
  });

  it("shows an article with its text, category and author", async () => {
    const list = await stage.agent("GET /portals/ajuda/articles?category_slug=trocas");
    const id = list.number("payload.0.id");
    const article = await stage.agent(`GET /portals/ajuda/articles/${id}`);
    expect(article.at("payload")).toMatchObject({
      ...{ slug: "trocas-e-devolucoes", status: "published", views: 0, account_id: 1 },
      ...{ category: { slug: "trocas", locale: "pt_BR" }, author: { id: 1 } },
    });
    expect(article.text("payload.content")).toContain("30 dias");
    expect(list.at("meta")).toMatchObject({ all_articles_count: 11, published_count: 11, current_page: 1 });
  });

  it("is written by administrators: drafts first", async () => {
    const article = { title: "Embalagem para presente", content: "Sim!", author_id: 1, category_id: 1 };
    expect((await stage.agent("POST /portals/ajuda/articles", { article })).status).toBe(401);
    const made = await stage.admin("POST /portals/ajuda/articles", { article });
    expect(made.at("payload")).toMatchObject({ status: "draft", title: article.title });
    const path = `/portals/ajuda/articles/${made.number("payload.id")}`;
    expect((await stage.nobody("GET /hc/ajuda/pt_BR/articles.json?query=presente")).at("payload")).toEqual([]);
    await stage.admin(`PATCH ${path}`, { article: { status: "published" } });
    expect((await stage.nobody("GET /hc/ajuda/pt_BR/articles.json?query=presente")).list("payload")).toHaveLength(1);
    expect((await stage.admin(`DELETE ${path}`)).status).toBe(200);
    expect((await stage.admin(`GET ${path}`)).status).toBe(404);
    expect((await stage.admin("POST /portals/ajuda/articles", { article: { title: "x" } })).status).toBe(422);
  });
});

describe("the help center for the world", () => {
  it("lists without a token; a search shows snippets since 4.12", async () => {
    const all = await stage.nobody("GET /hc/ajuda/pt_BR/articles.json?per_page=5");
    expect([all.list("payload").length, all.at("meta.articles_count")]).toEqual([5, 8]);
    const search = await stage.nobody("GET /hc/ajuda/pt_BR/articles.json?query=pix");
    expect(Object.keys(search.at("payload.0") ?? {}).sort()).toEqual(["category_id", "content", "id", "link", "title"]);
    expect(search.at("payload.0.link")).toBe("hc/ajuda/articles/formas-de-pagamento");
  });

  it("hands out Markdown since 4.14.1", async () => {
    const path = "GET /hc/ajuda/articles/formas-de-pagamento.md";
    expect((await stage.nobody(path)).raw).toContain("- **Pix**");
    const old = await play({ version: "4.14.0" });
    expect((await old.nobody(path)).status).toBe(404);
    await old.stop();
  });
});
