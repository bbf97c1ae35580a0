import { iso } from "../clock.ts";
import { ACCOUNT_ID, type World } from "../world.ts";
import { type AccountRoute, forUsers, found } from "./route.ts";

export function accountRoutes(world: World): readonly AccountRoute[] {
  return [
    forUsers("GET /", () => {
      const account = found(world.store.accounts.get(ACCOUNT_ID));
      return {
        id: account.id,
        name: account.name,
        locale: account.locale,
        domain: "",
        support_email: "",
        features: {},
        status: world.switches.account_suspended ? "suspended" : "active",
        settings: {},
        created_at: iso(account.createdAt),
      };
    }),
  ];
}
