# The image brings Node 24 itself, so the one among the development dependencies stays behind.
FROM node:24-trixie-slim AS build
WORKDIR /cairn
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
# The same for all images, or forms that are open during an upgrade can't be sent: "openssl rand -base64 32" prints one.
ARG NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
RUN node bin/build.mjs && npm prune --omit=dev && rm -rf data

FROM node:24-trixie-slim
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 HOST=0.0.0.0 CAIRN_DATA=/data/cairn.db
WORKDIR /cairn
COPY --from=build /cairn /cairn
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/up').then((up) => process.exit(up.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, so that a stop signal reaches Cairn itself.
CMD ["node", "--max-semi-space-size=32", "--heap-growing-percent=60", "bin/start.mjs"]
