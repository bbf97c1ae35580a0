import { path } from "../api-path.ts";
import type { CallOptions, Client } from "../client.ts";

export type AttributeModel = "conversation_attribute" | "contact_attribute";
export type AttributeType = "text" | "number" | "currency" | "percent" | "link" | "date" | "list" | "checkbox";

export interface RestAttributeDefinition {
  readonly id: number;
  readonly attribute_key: string;
  readonly attribute_display_name: string;
  readonly attribute_display_type: string;
  readonly attribute_model: string;
  readonly attribute_description?: string | null;
  readonly attribute_values?: readonly string[];
}

export interface NewAttributeDefinition {
  readonly attribute_key: string;
  readonly attribute_display_name: string;
  readonly attribute_display_type: AttributeType;
  readonly attribute_model: AttributeModel;
  readonly attribute_description?: string;
  readonly attribute_values?: readonly string[];
}

/** Definitions only make values visible: a value without one is stored, but agents do not see it. */
export function createCustomAttributes(client: Client) {
  return {
    list(model: AttributeModel, options?: CallOptions): Promise<readonly RestAttributeDefinition[]> {
      const query = { attribute_model: model };
      return client.many({ method: "GET", path: path`/custom_attribute_definitions`, query }, options);
    },

    /** Needs an administrator's token. */
    create(definition: NewAttributeDefinition, options?: CallOptions): Promise<RestAttributeDefinition> {
      const body = { custom_attribute_definition: definition };
      return client.one({ method: "POST", path: path`/custom_attribute_definitions`, body }, options);
    },
  };
}
