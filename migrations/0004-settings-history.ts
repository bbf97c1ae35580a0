import type { Knex } from "knex";

/** Every version of an inbox's settings: who changed what, and when. Version 0 is the defaults and needs no row. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table settings_history (
      connection_id text not null,
      inbox_id bigint not null,
      version integer not null,
      document jsonb not null,
      -- [{path, before?, after?}] against the version before
      changes jsonb not null,
      author text not null,
      -- set when it brought an earlier version back
      restored_version integer,
      at timestamptz not null default now(),
      primary key (connection_id, inbox_id, version),
      foreign key (connection_id, inbox_id) references inboxes (connection_id, inbox_id) on delete cascade
    );
    create function refuse_settings_change() returns trigger language plpgsql as $$
      begin
        raise exception 'settings_history only grows';
      end $$;
    create trigger settings_history_only_grows before update on settings_history
      for each row execute function refuse_settings_change();

    insert into settings_history (connection_id, inbox_id, version, document, changes, author, at)
    select inboxes.connection_id, inboxes.inbox_id, inboxes.settings_version, inboxes.settings, '[]', 'before history',
           inboxes.updated_at
      from inboxes;
    alter table inboxes alter column settings_version set default 0;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table inboxes alter column settings_version set default 1;
    drop table settings_history;
    drop function refuse_settings_change();
  `);
}
