package io.trackyard.source.project;

/** The program that a JavaScript project is installed with, known by its lock file. */
enum NodeInstaller {
    NPM("npm", "npm ci"),
    NPM_UNLOCKED("npm", "npm install"),
    PNPM("pnpm", "pnpm install --frozen-lockfile"),
    YARN("yarn", "yarn install --immutable"),
    YARN_CLASSIC("yarn", "yarn install --frozen-lockfile"),
    BUN("bun", "bun install --frozen-lockfile");

    private final String program;
    private final String install;

    NodeInstaller(String program, String install) {
        this.program = program;
        this.install = install;
    }

    static NodeInstaller of(ProjectFiles files) {
        if (files.has("pnpm-lock.yaml")) {
            return PNPM;
        }
        if (files.has("yarn.lock")) {
            return files.has(".yarnrc.yml") ? YARN : YARN_CLASSIC;
        }
        if (files.has("bun.lock") || files.has("bun.lockb")) {
            return BUN;
        }
        return files.has("package-lock.json") || files.has("npm-shrinkwrap.json") ? NPM : NPM_UNLOCKED;
    }

    String installs() {
        return install;
    }

    /** The word {@code test} alone is bun's own runner, not the script. */
    String runs(String script) {
        return script.equals("test") && this != BUN ? program + " test" : program + " run " + script;
    }
}
