import { Avatar } from "../../shared/avatar.tsx";
import type { DeskUser } from "../info.ts";

interface SignInProps {
  readonly users: readonly DeskUser[];
  readonly me: DeskUser;
  readonly onSignIn: (user: DeskUser) => void;
}

export function SignIn({ users, me, onSignIn }: SignInProps) {
  return (
    <div class="sign-in">
      <Avatar name={me.name} type="user" />
      <label class="visually-hidden" for="desk-user">
        Signed in as
      </label>
      <select
        id="desk-user"
        class="select select--title"
        value={String(me.id)}
        onChange={(event) => {
          const user = users.find(({ id }) => String(id) === event.currentTarget.value);
          if (user) onSignIn(user);
        }}
      >
        {users.map((user) => (
          <option key={user.id} value={String(user.id)}>
            {user.name}
            {user.role === "administrator" ? " (admin)" : ""}
          </option>
        ))}
      </select>
    </div>
  );
}
