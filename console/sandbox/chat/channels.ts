import type { IconName } from "../../shared/icon.tsx";

interface ChannelTraits {
  readonly label: string;
  readonly icon: IconName;
  /** How a tapped option travels: an update of the message that asked, or a new text as phone apps do. */
  readonly choiceTravels: "as_update" | "as_text";
  /** Only native channels carry a location; Chatwoot's own client API takes files alone. */
  readonly hasLocation: boolean;
}

const OWN: ChannelTraits = { label: "API", icon: "globe", choiceTravels: "as_update", hasLocation: false };
const PHONE_APP: ChannelTraits = { label: "Messenger", icon: "phone", choiceTravels: "as_text", hasLocation: true };

const TRAITS: Readonly<Record<string, ChannelTraits>> = {
  "Channel::Api": { ...OWN, label: "API channel" },
  "Channel::WebWidget": { ...OWN, label: "Website widget", icon: "chat" },
  "Channel::Email": { ...OWN, label: "E-mail", icon: "mail" },
  "Channel::Whatsapp": { ...PHONE_APP, label: "WhatsApp" },
  "Channel::Telegram": { ...PHONE_APP, label: "Telegram" },
  "Channel::FacebookPage": { ...PHONE_APP, label: "Messenger" },
  "Channel::Instagram": { ...PHONE_APP, label: "Instagram", hasLocation: false },
  "Channel::Line": { ...PHONE_APP, label: "LINE" },
  "Channel::TwilioSms": { ...PHONE_APP, label: "SMS", hasLocation: false },
};

export function channelTraits(channelType: string): ChannelTraits {
  return TRAITS[channelType] ?? { ...OWN, label: channelType.replace("Channel::", "") };
}
