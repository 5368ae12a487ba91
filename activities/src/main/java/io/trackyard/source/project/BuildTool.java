package io.trackyard.source.project;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A tool that builds or tests projects, known by the files it is given. The order is that in which they are asked. */
public enum BuildTool {
    XCODE {
        @Override
        public Optional<String> build(ProjectFiles files) {
            return where(files.hasEnding(".xcodeproj"), "xcodebuild build");
        }

        @Override
        public Optional<String> test(ProjectFiles files) {
            return where(files.hasEnding(".xcodeproj"), "xcodebuild test");
        }
    },
    MAKE {
        @Override
        public Optional<String> build(ProjectFiles files) {
            return where(files.hasTarget("Makefile", "build"), "make build");
        }

        @Override
        public Optional<String> test(ProjectFiles files) {
            return where(files.hasTarget("Makefile", "test"), "make test");
        }
    },
    JUST {
        @Override
        public Optional<String> build(ProjectFiles files) {
            return where(hasRecipe(files, "build"), "just build");
        }

        @Override
        public Optional<String> test(ProjectFiles files) {
            return where(hasRecipe(files, "test"), "just test");
        }

        private boolean hasRecipe(ProjectFiles files, String name) {
            return files.hasTarget("Justfile", name) || files.hasTarget("justfile", name);
        }
    },
    NODE {
        /** What {@code npm init} writes, which only fails. */
        private static final String NO_TEST = "no test specified";

        @Override
        public Optional<String> build(ProjectFiles files) {
            return files.script("package.json", "build")
                    .map(script -> NodeInstaller.of(files).runs("build"));
        }

        @Override
        public Optional<String> test(ProjectFiles files) {
            return files.script("package.json", "test")
                    .filter(script -> !script.contains(NO_TEST))
                    .map(script -> NodeInstaller.of(files).runs("test"));
        }

        @Override
        public Optional<String> setUp(ProjectFiles files) {
            return where(files.has("package.json"), NodeInstaller.of(files).installs());
        }
    },
    CARGO {
        @Override
        public Optional<String> build(ProjectFiles files) {
            return where(files.has("Cargo.toml"), "cargo build");
        }

        @Override
        public Optional<String> test(ProjectFiles files) {
            return where(files.has("Cargo.toml"), "cargo test");
        }
    },
    GO {
        @Override
        public Optional<String> build(ProjectFiles files) {
            return where(files.has("go.mod"), "go build ./...");
        }

        @Override
        public Optional<String> test(ProjectFiles files) {
            return where(files.has("go.mod"), "go test ./...");
        }
    },
    PYTHON {
        @Override
        public Optional<String> test(ProjectFiles files) {
            return where(files.has("tox.ini"), "tox")
                    .or(() -> where(PythonProject.usesPytest(files), PythonProject.runs(files, "pytest")));
        }

        @Override
        public Optional<String> setUp(ProjectFiles files) {
            return PythonProject.installs(files);
        }
    },
    MAVEN {
        @Override
        public Optional<String> test(ProjectFiles files) {
            return where(files.has("pom.xml"), files.has("mvnw") ? "./mvnw -B test" : "mvn -B test");
        }
    },
    GRADLE {
        @Override
        public Optional<String> test(ProjectFiles files) {
            boolean gradle = Stream.of("build", "settings")
                    .anyMatch(name -> files.has(name + ".gradle") || files.has(name + ".gradle.kts"));
            return where(gradle, files.has("gradlew") ? "./gradlew test" : "gradle test");
        }
    },
    COMPOSER {
        @Override
        public Optional<String> test(ProjectFiles files) {
            return files.script("composer.json", "test")
                    .map(script -> "composer test")
                    .or(() -> where(files.has("phpunit.xml") || files.has("phpunit.xml.dist"), "vendor/bin/phpunit"));
        }

        @Override
        public Optional<String> setUp(ProjectFiles files) {
            return where(files.has("composer.json"), "composer install");
        }
    },
    BUNDLER {
        @Override
        public Optional<String> test(ProjectFiles files) {
            boolean rspec = files.has(".rspec") || files.hasDirectory("spec");
            boolean rake = files.text("Rakefile").contains("Test");
            return where(files.has("Gemfile") && rspec, "bundle exec rspec")
                    .or(() -> where(files.has("Gemfile") && rake, "bundle exec rake test"));
        }

        @Override
        public Optional<String> setUp(ProjectFiles files) {
            return where(files.has("Gemfile"), "bundle install");
        }
    };

    /** Those that stand for all others of a project: who writes a target for it means that one. */
    private static final List<BuildTool> GENERAL = List.of(MAKE, JUST);

    /** What builds the project without testing it. */
    public Optional<String> build(ProjectFiles files) {
        return Optional.empty();
    }

    /** What tests the project, which builds it too where it has to be. */
    public abstract Optional<String> test(ProjectFiles files);

    /** What brings the dependencies that a fresh clone lacks, where each clone has its own. */
    public Optional<String> setUp(ProjectFiles files) {
        return Optional.empty();
    }

    /** Whether its commands stand for those of all other tools of the project. */
    public boolean isGeneral() {
        return GENERAL.contains(this);
    }

    static Optional<String> where(boolean there, String command) {
        return there ? Optional.of(command) : Optional.empty();
    }
}
