import type { Knex } from "knex";

/** The path of one message: who is connected, what came in, what is known, what must go out, and why. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(CONNECTIONS);
  await knex.raw(CONVERSATIONS);
  await knex.raw(DELIVERIES);
  await knex.raw(MESSAGES);
  await knex.raw(EFFECTS);
  await knex.raw(RECORDS);
  await knex.raw(NUMBERS);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop view handoff_numbers, episode_numbers;
    drop table tickets, audit_log, timers, effects, messages, deliveries, handoffs, episodes, conversations, contacts, inboxes, connections;
    drop function refuse_change();
  `);
}

const CONNECTIONS = `
  create table connections (
    id text primary key,
    base_url text not null,
    account_id bigint not null,
    bot_id bigint,
    bot_name text not null,
    -- encrypted: bot_token, user_token, bot_secret, account_secret, url_token
    secrets jsonb not null,
    abilities jsonb not null,
    -- who works there, as Chatwoot last told
    people jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create index connections_account on connections (base_url, account_id);

  create table inboxes (
    connection_id text not null references connections (id) on delete cascade,
    inbox_id bigint not null,
    name text not null,
    channel text not null,
    settings jsonb not null default '{}',
    settings_version integer not null default 1,
    business_hours jsonb,
    updated_at timestamptz not null default now(),
    primary key (connection_id, inbox_id)
  );

  create table contacts (
    connection_id text not null,
    contact_id bigint not null,
    name text,
    email text,
    phone text,
    identifier text,
    attributes jsonb not null default '{}',
    -- what Baton itself remembers: opt-out, consent, language
    memory jsonb,
    updated_at timestamptz not null default now(),
    primary key (connection_id, contact_id)
  );`;

const CONVERSATIONS = `
  create table conversations (
    connection_id text not null,
    conversation_id bigint not null,
    inbox_id bigint not null,
    contact_id bigint,
    -- moves with every turn: two workers that read the same version cannot both write
    version bigint not null default 1,
    holder text not null,
    baton jsonb not null,
    known jsonb not null,
    -- customer messages so far; an answer is thrown away when this moved while it was made
    asks bigint not null default 0,
    -- messages that no answer covers yet
    owed bigint[] not null default '{}',
    owed_since timestamptz,
    think_due_at timestamptz,
    think_until timestamptz,
    deliver_until timestamptz,
    deliver_owner uuid,
    offer jsonb,
    summary text,
    instruction text,
    marks jsonb not null default '{}',
    -- somebody wants a person for this conversation; the next turn hands it off
    wish jsonb,
    audit_seq bigint not null default 0,
    audit_hash text not null default '',
    last_message_id bigint not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (connection_id, conversation_id)
  ) with (fillfactor = 70);
  create index conversations_think_due on conversations (think_due_at) where think_due_at is not null;
  create index conversations_holder on conversations (connection_id, holder) where holder <> 'closed';

  create table episodes (
    connection_id text not null,
    conversation_id bigint not null,
    episode integer not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    outcome text,
    summary text,
    handoffs integer not null default 0,
    primary key (connection_id, conversation_id, episode)
  );

  create table handoffs (
    connection_id text not null,
    conversation_id bigint not null,
    episode integer not null,
    nr integer not null,
    at timestamptz not null,
    reason text not null,
    team text,
    picked_up_at timestamptz,
    first_reply_at timestamptz,
    ended_at timestamptz,
    rating integer,
    primary key (connection_id, conversation_id, episode, nr)
  );
  create index handoffs_recent on handoffs (connection_id, at);`;

/** The month is part of the key because a partitioned table knows no other uniqueness; settling is idempotent beyond it. */
const DELIVERIES = `
  create table deliveries (
    id bigint generated always as identity,
    connection_id text not null,
    dedupe_key text not null,
    received_month date not null,
    received_at timestamptz not null default now(),
    source text not null,
    event text not null,
    conversation_id bigint,
    message_id bigint,
    body text not null,
    settled_at timestamptz,
    outcome text,
    attempts integer not null default 0,
    primary key (connection_id, dedupe_key, received_month)
  ) partition by range (received_month);
  create table deliveries_default partition of deliveries default;
  create index deliveries_unsettled on deliveries (connection_id, conversation_id) where settled_at is null;
  create index deliveries_waiting on deliveries (received_at) where settled_at is null;`;

const MESSAGES = `
  create table messages (
    connection_id text not null,
    conversation_id bigint not null,
    message_id bigint not null,
    created_month date not null,
    created_at timestamptz not null,
    author text not null,
    author_id bigint,
    private boolean not null,
    message jsonb not null,
    effect_id uuid,
    edited_at timestamptz,
    deleted_at timestamptz,
    primary key (connection_id, conversation_id, message_id, created_month)
  ) partition by range (created_month);
  create table messages_default partition of messages default;`;

const EFFECTS = `
  create table effects (
    id uuid primary key,
    connection_id text not null,
    conversation_id bigint not null,
    position bigint generated always as identity,
    cause text not null,
    baton_seq bigint not null,
    effect jsonb not null,
    status text not null default 'pending',
    attempts integer not null default 0,
    send_started_at timestamptz,
    next_attempt_at timestamptz not null default now(),
    message_id bigint,
    error text,
    created_at timestamptz not null default now(),
    finished_at timestamptz
  ) with (fillfactor = 80);
  create index effects_waiting on effects (connection_id, conversation_id, position)
    where status in ('pending', 'sending', 'uncertain');
  create index effects_due on effects (next_attempt_at) where status in ('pending', 'sending', 'uncertain');`;

const RECORDS = `
  create table timers (
    connection_id text not null,
    conversation_id bigint not null,
    kind text not null,
    due_at timestamptz not null,
    data jsonb not null default '{}',
    created_at timestamptz not null default now(),
    primary key (connection_id, conversation_id, kind)
  );
  create index timers_due on timers (due_at);

  create table audit_log (
    connection_id text not null,
    conversation_id bigint not null,
    seq bigint not null,
    at timestamptz not null,
    actor text not null,
    action text not null,
    reason text,
    data jsonb not null,
    previous_hash text not null,
    hash text not null,
    primary key (connection_id, conversation_id, seq)
  );
  create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'audit_log only grows';
    end $$;
  create trigger audit_log_only_grows before update or delete on audit_log
    for each row execute function refuse_change();
  create trigger audit_log_is_never_emptied before truncate on audit_log
    for each statement execute function refuse_change();

  create table tickets (
    id bigint generated always as identity primary key,
    connection_id text,
    conversation_id bigint,
    kind text not null,
    title text not null,
    detail jsonb not null default '{}',
    status text not null default 'open',
    opened_at timestamptz not null default now(),
    closed_at timestamptz
  );
  create index tickets_open on tickets (opened_at) where status = 'open';`;

/** The numbers that matter: how many handoffs nobody answers, and how long customers wait for people. */
const NUMBERS = `
  create view handoff_numbers as
    select handoffs.connection_id, date_trunc('day', handoffs.at) as day,
           count(*) as handoffs,
           count(*) filter (where handoffs.first_reply_at is null and handoffs.ended_at is not null) as unanswered,
           avg(case when handoffs.ended_at is null then null
                    when handoffs.first_reply_at is null then 1.0 else 0.0 end) as unanswered_rate,
           percentile_cont(0.5) within group (order by extract(epoch from handoffs.picked_up_at - handoffs.at))
             as median_seconds_to_pick_up,
           percentile_cont(0.5) within group (order by extract(epoch from handoffs.first_reply_at - handoffs.at))
             as median_seconds_to_first_reply,
           avg(handoffs.rating) as rating
      from handoffs
     group by handoffs.connection_id, date_trunc('day', handoffs.at);

  create view episode_numbers as
    select episodes.connection_id, episodes.conversation_id, episodes.episode, episodes.started_at, episodes.ended_at,
           episodes.outcome, episodes.handoffs,
           extract(epoch from episodes.ended_at - episodes.started_at) as seconds,
           said.customer, said.bot, said.person
      from episodes
     cross join lateral (
       select count(*) filter (where messages.author = 'customer') as customer,
              count(*) filter (where messages.author = 'bot') as bot,
              count(*) filter (where messages.author = 'person') as person
         from messages
        where messages.connection_id = episodes.connection_id and messages.conversation_id = episodes.conversation_id
          and not messages.private and messages.created_at >= episodes.started_at
          and (episodes.ended_at is null or messages.created_at < episodes.ended_at)) as said;`;
