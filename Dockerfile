# syntax=docker/dockerfile:1
# Trackyard's worker. The agents' own programs are not in it: build FROM this image and add them.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN mvn --batch-mode --no-transfer-progress -DskipTests package

FROM eclipse-temurin:17-jre
# git does the work on repositories; procps and util-linux (ps, setsid, flock) watch over the sessions.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git procps util-linux \
    && rm -rf /var/lib/apt/lists/*
# The mounted repository may belong to another user than this runs as; git refuses that unless told. Any user can keep
# state: which one it is, is said when the container is started.
RUN git config --system --add safe.directory /repository \
    && mkdir /state && chmod 1777 /state
COPY --from=build /build/starter-cli/target/app /opt/trackyard
# The same command as outside: docker compose exec worker trackyard run …
COPY --chmod=755 <<'EOF' /usr/local/bin/trackyard
#!/bin/sh
exec java -XX:+IgnoreUnrecognizedVMOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp '/opt/trackyard/*' io.trackyard.cli.Trackyard "$@"
EOF
ENV HOME=/state XDG_STATE_HOME=/state
VOLUME /state
WORKDIR /repository
ENTRYPOINT ["trackyard"]
CMD ["worker"]
