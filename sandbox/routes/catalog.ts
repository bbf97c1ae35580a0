import { iso } from "../clock.ts";
import { asFlag, asList, asPresent, asText, isObject } from "../input.ts";
import { invalidRecord } from "../refusal.ts";
import type { AttributeDefinition, CannedResponse, DashboardApp, Label } from "../state/catalog.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import { rooted } from "./rooted.ts";
import { type AccountRoute, Answer, forAdmins, forUsers, found, idParam } from "./route.ts";

/** Small lists that an account keeps: labels, attribute definitions, canned responses, dashboard apps. */
export function catalogRoutes(world: World): readonly AccountRoute[] {
  return [...labelRoutes(world), ...definitionRoutes(world), ...cannedRoutes(world), ...appRoutes(world)];
}

function showLabel({ id, title, description, color, showOnSidebar }: Label) {
  return { id, title, description, color, show_on_sidebar: showOnSidebar };
}

function labelRoutes(world: World): readonly AccountRoute[] {
  const { labels } = world.store;
  return [
    forUsers("GET /labels", () => ({ payload: [...labels.values()].map(showLabel) })),
    forUsers("GET /labels/:id", (call) => showLabel(found(labels.get(idParam(call))))),
    forAdmins("POST /labels", (call) => {
      const fields = rooted(call.body, "label");
      const title = asPresent(fields.title)?.toLowerCase();
      if (title === undefined) throw invalidRecord("Title must not be blank", ["title"]);
      if (!/^[\p{L}\p{N}_-]+$/u.test(title)) throw invalidRecord("Title is invalid", ["title"]);
      if ([...labels.values()].some((label) => label.title === title)) {
        throw invalidRecord("Title has already been taken", ["title"]);
      }
      const label: Label = {
        id: world.store.nextId("labels"),
        title,
        description: asText(fields.description) ?? null,
        color: asText(fields.color) ?? "#1f93ff",
        showOnSidebar: asFlag(fields.show_on_sidebar) ?? false,
      };
      labels.set(label.id, label);
      return showLabel(label);
    }),
    forAdmins("PATCH /labels/:id", (call) => {
      const label = found(labels.get(idParam(call)));
      const fields = rooted(call.body, "label");
      label.title = asPresent(fields.title)?.toLowerCase() ?? label.title;
      label.description = asText(fields.description) ?? label.description;
      label.color = asText(fields.color) ?? label.color;
      label.showOnSidebar = asFlag(fields.show_on_sidebar) ?? label.showOnSidebar;
      return showLabel(label);
    }),
    forAdmins("DELETE /labels/:id", (call) => {
      labels.delete(found(labels.get(idParam(call))).id);
    }),
  ];
}

function showDefinition(row: AttributeDefinition) {
  return {
    id: row.id,
    attribute_display_name: row.attributeDisplayName,
    attribute_display_type: row.attributeDisplayType,
    attribute_description: row.attributeDescription,
    attribute_key: row.attributeKey,
    regex_pattern: null,
    regex_cue: null,
    attribute_values: row.attributeValues,
    attribute_model: row.attributeModel,
    default_value: null,
    created_at: iso(row.createdAt),
    updated_at: iso(row.updatedAt),
  };
}

function definitionRoutes(world: World): readonly AccountRoute[] {
  const { attributeDefinitions } = world.store;
  return [
    forUsers("GET /custom_attribute_definitions", ({ query }) => {
      const model = asPresent(query.attribute_model);
      return [...attributeDefinitions.values()]
        .filter((row) => model === undefined || row.attributeModel === model)
        .map(showDefinition);
    }),
    forUsers("GET /custom_attribute_definitions/:id", (call) =>
      showDefinition(found(attributeDefinitions.get(idParam(call)))),
    ),
    forAdmins("POST /custom_attribute_definitions", (call) => {
      const fields = rooted(call.body, "custom_attribute_definition");
      const key = asPresent(fields.attribute_key);
      const name = asPresent(fields.attribute_display_name);
      const model = asText(fields.attribute_model) ?? "conversation_attribute";
      if (name === undefined) throw invalidRecord("Attribute display name can't be blank", ["attribute_display_name"]);
      if (key === undefined) throw invalidRecord("Attribute key can't be blank", ["attribute_key"]);
      const rows = [...attributeDefinitions.values()];
      if (rows.some((row) => row.attributeKey === key && row.attributeModel === model)) {
        throw invalidRecord("Attribute key has already been taken", ["attribute_key"]);
      }
      const now = world.clock.now();
      const row: AttributeDefinition = {
        id: world.store.nextId("attributeDefinitions"),
        ...{ attributeDisplayName: name, attributeKey: key, attributeModel: model, createdAt: now, updatedAt: now },
        attributeDisplayType: asText(fields.attribute_display_type) ?? "text",
        attributeDescription: asText(fields.attribute_description) ?? null,
        attributeValues: [...asList(fields.attribute_values)],
      };
      attributeDefinitions.set(row.id, row);
      return showDefinition(row);
    }),
    forAdmins("DELETE /custom_attribute_definitions/:id", (call) => {
      attributeDefinitions.delete(found(attributeDefinitions.get(idParam(call))).id);
      return new Answer(204);
    }),
  ];
}

function showCanned(row: CannedResponse) {
  return {
    id: row.id,
    account_id: ACCOUNT_ID,
    short_code: row.shortCode,
    content: row.content,
    created_at: iso(row.createdAt),
    updated_at: iso(row.updatedAt),
  };
}

function cannedRoutes(world: World): readonly AccountRoute[] {
  const { cannedResponses } = world.store;
  return [
    forUsers("GET /canned_responses", ({ query }) => {
      const text = asPresent(query.search)?.toLowerCase() ?? "";
      return [...cannedResponses.values()]
        .filter((row) => `${row.shortCode}\n${row.content}`.toLowerCase().includes(text))
        .map(showCanned);
    }),
    forUsers("POST /canned_responses", (call) => {
      const fields = isObject(call.body.canned_response) ? call.body.canned_response : call.body;
      const shortCode = asPresent(fields.short_code);
      const content = asPresent(fields.content);
      if (shortCode === undefined) throw invalidRecord("Short code can't be blank", ["short_code"]);
      if (content === undefined) throw invalidRecord("Content can't be blank", ["content"]);
      const now = world.clock.now();
      const row = { id: world.store.nextId("cannedResponses"), shortCode, content, createdAt: now, updatedAt: now };
      cannedResponses.set(row.id, row);
      return showCanned(row);
    }),
    forUsers("PATCH /canned_responses/:id", (call) => {
      const row = found(cannedResponses.get(idParam(call)));
      const fields = isObject(call.body.canned_response) ? call.body.canned_response : call.body;
      row.shortCode = asPresent(fields.short_code) ?? row.shortCode;
      row.content = asPresent(fields.content) ?? row.content;
      row.updatedAt = world.clock.now();
      return showCanned(row);
    }),
    forUsers("DELETE /canned_responses/:id", (call) => {
      cannedResponses.delete(found(cannedResponses.get(idParam(call))).id);
    }),
  ];
}

function showApp({ id, title, content, createdAt }: DashboardApp) {
  return { id, title, content, created_at: iso(createdAt) };
}

/** Only frames with a web address are accepted. */
function checkFrames(content: readonly unknown[]): void {
  const isFrame = (item: unknown) =>
    isObject(item) && item.type === "frame" && /^https?:\/\/\S+$/.test(asText(item.url) ?? "");
  if (content.length === 0 || !content.every(isFrame)) {
    throw invalidRecord("Content : Invalid data", ["content"]);
  }
}

function appRoutes(world: World): readonly AccountRoute[] {
  const { dashboardApps } = world.store;
  return [
    forUsers("GET /dashboard_apps", () => [...dashboardApps.values()].map(showApp)),
    forUsers("GET /dashboard_apps/:id", (call) => showApp(found(dashboardApps.get(idParam(call))))),
    forAdmins("POST /dashboard_apps", (call) => {
      const fields = rooted(call.body, "dashboard_app");
      const title = asPresent(fields.title);
      if (title === undefined) throw invalidRecord("Title can't be blank", ["title"]);
      const content = [...asList(fields.content)];
      checkFrames(content);
      const id = world.store.nextId("dashboardApps");
      const app = { id, title, content, userId: call.actor.user.id, createdAt: world.clock.now() };
      dashboardApps.set(id, app);
      return showApp(app);
    }),
    forAdmins("PATCH /dashboard_apps/:id", (call) => {
      const app = found(dashboardApps.get(idParam(call)));
      const fields = rooted(call.body, "dashboard_app");
      const content = fields.content === undefined ? app.content : [...asList(fields.content)];
      checkFrames(content);
      Object.assign(app, { title: asPresent(fields.title) ?? app.title, content });
      return showApp(app);
    }),
    forAdmins("DELETE /dashboard_apps/:id", (call) => {
      dashboardApps.delete(found(dashboardApps.get(idParam(call))).id);
      return new Answer(204);
    }),
  ];
}
