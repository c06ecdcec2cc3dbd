# docker build -t cairn . (add --target postgresql for pg_dump, which makes the backups of a PostgreSQL database)
FROM node:24-trixie-slim AS build
WORKDIR /cairn
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
# The same for all images, or forms that are open during an upgrade can't be sent: "openssl rand -base64 32" prints one.
ARG NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
RUN node bin/build.mjs && node bin/image-content.mjs /image

FROM node:24-trixie-slim AS runtime
# Of its own, and none of the accounts that machines usually have.
RUN groupadd --gid 10001 cairn && useradd --uid 10001 --gid cairn --home-dir /data --shell /usr/sbin/nologin cairn \
  && install --directory --owner cairn --group cairn --mode 700 /data
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 HOST=0.0.0.0 PORT=3000 CAIRN_DATA=/data/cairn.db
WORKDIR /cairn
COPY --from=build /image .
USER cairn
VOLUME /data
EXPOSE 3000
HEALTHCHECK --start-period=60s --interval=30s --timeout=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/up').then((up) => process.exit(up.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, so that a stop signal reaches Cairn itself.
CMD ["node", "--max-semi-space-size=32", "--heap-growing-percent=60", "bin/serve.mjs"]

FROM runtime AS postgresql
USER root
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
USER cairn

FROM runtime
