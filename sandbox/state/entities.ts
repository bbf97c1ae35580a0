import type { JsonObject } from "../input.ts";

/** Rows as the sandbox keeps them. Times are milliseconds; a conversation's `id` is its display id. */

export const STATUSES = ["open", "resolved", "pending", "snoozed"] as const;
export type Status = (typeof STATUSES)[number];

export const PRIORITIES = ["low", "medium", "high", "urgent"] as const;
export type Priority = (typeof PRIORITIES)[number];

/** In the order of Chatwoot's integers. */
export const MESSAGE_TYPES = ["incoming", "outgoing", "activity", "template"] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

export const MESSAGE_STATUSES = ["sent", "delivered", "read", "failed"] as const;
type MessageStatus = (typeof MESSAGE_STATUSES)[number];

export const CONTENT_TYPES = [
  "text",
  "input_text",
  "input_textarea",
  "input_email",
  "input_select",
  "cards",
  "form",
  "article",
  "incoming_email",
  "input_csat",
  "integrations",
  "sticker",
  "voice_call",
] as const;
export type ContentType = (typeof CONTENT_TYPES)[number];

export const AVAILABILITIES = ["online", "offline", "busy"] as const;
type Availability = (typeof AVAILABILITIES)[number];

export const ROLES = ["agent", "administrator"] as const;
export type Role = (typeof ROLES)[number];

export type SenderRef = { readonly type: "Contact" | "User" | "AgentBot"; readonly id: number };

export type Account = { id: number; name: string; locale: string; createdAt: number };

export type User = {
  id: number;
  name: string;
  displayName: string | null;
  email: string;
  password: string;
  role: Role;
  availability: Availability;
  autoOffline: boolean;
  accessToken: string;
  pubsubToken: string;
  customAttributes: JsonObject;
};

export type AgentBot = {
  id: number;
  name: string;
  description: string | null;
  outgoingUrl: string | null;
  botType: string;
  botConfig: JsonObject;
  /** Null for a system bot, which belongs to the installation. */
  accountId: number | null;
  avatarUrl: string;
  accessToken: string;
  secret: string;
};

export type Team = {
  id: number;
  name: string;
  description: string | null;
  allowAutoAssign: boolean;
  icon: string;
  iconColor: string;
  memberIds: number[];
  lastPickedId: number;
  createdAt: number;
  updatedAt: number;
};

export type WorkingHours = {
  day_of_week: number;
  closed_all_day: boolean;
  open_hour: number | null;
  open_minutes: number | null;
  close_hour: number | null;
  close_minutes: number | null;
  open_all_day: boolean;
};

/** Kept under the names of the API, because that is all that reads and writes them. */
export type InboxSettings = {
  greeting_enabled: boolean;
  greeting_message: string | null;
  working_hours_enabled: boolean;
  out_of_office_message: string | null;
  timezone: string;
  enable_email_collect: boolean;
  csat_survey_enabled: boolean;
  csat_config: JsonObject;
  enable_auto_assignment: boolean;
  auto_assignment_config: JsonObject;
  allow_messages_after_resolved: boolean;
  lock_to_single_conversation: boolean;
  sender_name_type: string;
  business_name: string | null;
};

export type Inbox = {
  id: number;
  name: string;
  channelType: string;
  channel: JsonObject;
  identifier: string;
  hmacToken: string;
  hmacMandatory: boolean;
  secret: string;
  webhookUrl: string | null;
  settings: InboxSettings;
  workingHours: WorkingHours[];
  agentBotId: number | null;
  portalId: number | null;
  memberIds: number[];
  lastPickedId: number;
};

export type Contact = {
  id: number;
  name: string;
  email: string | null;
  phoneNumber: string | null;
  identifier: string | null;
  blocked: boolean;
  avatarUrl: string;
  customAttributes: JsonObject;
  additionalAttributes: JsonObject;
  labels: string[];
  createdAt: number;
  lastActivityAt: number | null;
};

export type ContactInbox = {
  id: number;
  contactId: number;
  inboxId: number;
  sourceId: string;
  hmacVerified: boolean;
  pubsubToken: string;
  createdAt: number;
  updatedAt: number;
};

export type Conversation = {
  id: number;
  rowId: number;
  uuid: string;
  inboxId: number;
  contactId: number;
  contactInboxId: number;
  status: Status;
  assigneeId: number | null;
  assigneeBotId: number | null;
  teamId: number | null;
  priority: Priority | null;
  labels: string[];
  customAttributes: JsonObject;
  additionalAttributes: JsonObject;
  mentionedUserIds: number[];
  snoozedUntil: number | null;
  firstReplyAt: number | null;
  waitingSince: number | null;
  agentLastSeenAt: number | null;
  assigneeLastSeenAt: number | null;
  contactLastSeenAt: number | null;
  lastIncomingAt: number | null;
  lastActivityAt: number;
  createdAt: number;
  updatedAt: number;
};

export type Attachment = {
  id: number;
  fileType: string;
  blobKey: string | null;
  externalUrl: string | null;
  fileName: string;
  contentType: string | null;
  fileSize: number;
  latitude: number | null;
  longitude: number | null;
  fallbackTitle: string | null;
  meta: JsonObject;
};

export type Message = {
  id: number;
  conversationId: number;
  inboxId: number;
  type: MessageType;
  content: string | null;
  private: boolean;
  status: MessageStatus;
  sourceId: string | null;
  contentType: ContentType;
  contentAttributes: JsonObject;
  additionalAttributes: JsonObject;
  sender: SenderRef | null;
  attachments: Attachment[];
  /** A real channel skips a message that already has a source id: the customer never gets it. */
  undelivered: boolean;
  createdAt: number;
  updatedAt: number;
};
