import { clip, foldClauses } from "./fold-words.ts";
import { anyOf } from "./phrases.ts";

/** Insults aimed at somebody. Swearing about a late parcel is not abuse. */
const INSULTS = [
  // Portuguese
  "filh[oa] da puta|fdp|vai tomar no cu|vtnc|vtmnc|vai se (?:foder|fuder)|vsf|vai te catar",
  "(?:seu|sua|voce e um|voce e uma|voces sao uns|voces sao|bando de|seus)(?: [a-z]+)? (?:idiotas?|imbeci(?:l|s)|burr[oa]s?|otari[oa]s?|palhac[oa]s?|lixos?|merdas?|arrombad[oa]s?|desgracad[oa]s?|inutil|inuteis|ladr(?:ao|oes|a)|vagabund[oa]s?)",
  "cala a boca",
  // English
  "fuck (?:you(?! (?:are|re|guys) )|off)|go to hell|shut up|piece of shit",
  "(?:you|you are|youre|your|bunch of|stupid|fucking)(?: a| an)?(?: [a-z]+)? (?:idiots?|morons?|assholes?|bitch(?:es)?|bastards?|dumbass(?:es)?|scammers?|losers?)",
  "(?:stupid|useless|dumb|fucking) (?:bot|robot|machine)",
  // Spanish
  "hij[oa] de puta|hdp|vete a la mierda|chinga tu madre|callate|malparid[oa]s?|gilipollas",
  "(?:eres|son|sos|maldit[oa]|bola de)(?: un| una| unos| unas)?(?: [a-z]+)? (?:idiotas?|imbeci(?:l|les)|estupid[oa]s?|pendej[oa]s?|cabron(?:es)?|inutil(?:es)?|ladron(?:es)?|basura)",
];

const insults = anyOf(INSULTS);

/** Whether the customer insults somebody; for the brain, which should stay calm and short. */
export function isAbusive(text: string): boolean {
  return foldClauses(clip(text)).search(insults) !== -1;
}
