-- Run as the server's superuser by chatwoot-compose.yml, at every start: each statement does nothing when it was done.
\getenv password BATON_DATABASE_PASSWORD

select 'create role baton login' where not exists (select from pg_roles where rolname = 'baton') \gexec
-- Also when the role exists, so that a new password in .env takes effect.
alter role baton with login password :'password';

select 'create database baton owner baton' where not exists (select from pg_database where datname = 'baton') \gexec
revoke connect on database baton from public;

\connect baton
set client_min_messages = warning;
-- Only a superuser may install the first; Baton's own user is none.
create extension if not exists vector;
create extension if not exists unaccent;
create extension if not exists pg_trgm;
