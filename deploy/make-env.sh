#!/bin/sh
# Fresh secrets for chatwoot-compose.yml: `sh deploy/make-env.sh .env` writes the file unless it is there already,
# without a name they are printed.
set -eu

if [ $# -gt 0 ]; then
  if [ -e "$1" ]; then
    echo "$1 exists and is left as it is: other secrets would lock you out of your data." >&2
    exit 1
  fi
  umask 077
  exec >"$1"
fi

# Only digits and letters a to f: safe in addresses, in YAML and in every shell.
secret() {
  if command -v openssl >/dev/null 2>&1; then
    openssl rand -hex "$1"
  elif command -v node >/dev/null 2>&1; then
    node --print "require('node:crypto').randomBytes($1).toString('hex')"
  else
    od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'
    echo
  fi
}

cat <<ENV
# Made by deploy/make-env.sh. Keep a copy in a safe place: without BATON_SECRET_KEY and SECRET_KEY_BASE a backup of the
# databases cannot be read.
SECRET_KEY_BASE=$(secret 64)
POSTGRES_PASSWORD=$(secret 24)
REDIS_PASSWORD=$(secret 24)
BATON_DATABASE_PASSWORD=$(secret 24)
BATON_SECRET_KEY=$(secret 32)

# Where people open Chatwoot; behind a proxy its public address.
FRONTEND_URL=http://localhost:3000

# For \`baton setup\`: the number after /accounts/ in Chatwoot's address, and an administrator's access token
# (Profile settings, Access token). Needed for the set-up only.
CHATWOOT_ACCOUNT_ID=1
CHATWOOT_API_TOKEN=
# An agent whom Baton reads with; empty: the administrator.
CHATWOOT_USER_TOKEN=
# Inboxes to connect: ids separated by commas, or all.
CHATWOOT_INBOX_IDS=all
ENV
