package io.trackyard.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.trackyard.policy.Usage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A project that has of this one what its jars hold and nothing else, and the same libraries. */
final class OutsideProject {
    private static final String OURS = "io.trackyard.";

    private final List<Path> own;

    /** {@code own}: its class path without the libraries, the jar of the contract among it */
    private OutsideProject(List<Path> own) {
        this.own = own;
    }

    /** The jar that others get, as this build has packaged it. */
    static Path contract(Path module) throws IOException {
        try (Stream<Path> built = Files.list(module.resolve("target"))) {
            List<Path> jars = built.filter(path -> path.toString().endsWith("-agent-contract.jar"))
                    .toList();
            assertThat(jars).as("packaged by this build").hasSize(1);
            return jars.get(0);
        }
    }

    /**
     * Compiles one.
     *
     * @param resources a directory
     * @param classes an empty directory
     */
    static OutsideProject compiled(Path contract, List<Path> sources, Path resources, Path classes) {
        List<Path> own = new ArrayList<>(shipped());
        own.addAll(List.of(contract, resources, classes));
        List<String> words = new ArrayList<>(List.of("--release", "17", "-proc:none", "-d", classes.toString(), "-cp"));
        words.add(Stream.concat(own.stream(), libraries())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        sources.forEach(source -> words.add(source.toString()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = ToolProvider.getSystemJavaCompiler().run(null, said, said, words.toArray(String[]::new));
        assertThat(exit).as(() -> said.toString(StandardCharsets.UTF_8)).isZero();
        return new OutsideProject(own);
    }

    /** Runs one of its test classes. */
    TestExecutionSummary run(String test) throws IOException, ClassNotFoundException {
        try (URLClassLoader project = new URLClassLoader(urls(own), new Libraries())) {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(project.loadClass(test)))
                                    .build(),
                            listener);
            return listener.getSummary();
        }
    }

    /** Lets through what is not this project's. */
    private static final class Libraries extends ClassLoader {
        private final ClassLoader all = OutsideProject.class.getClassLoader();

        Libraries() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(OURS)) {
                throw new ClassNotFoundException(name);
            }
            return all.loadClass(name);
        }
    }

    /** This module and the one that it builds on, without their tests. */
    private static List<Path> shipped() {
        return Stream.of(Agent.class, Usage.class)
                .map(type -> Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString())))
                .toList();
    }

    private static Stream<Path> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .filter(jar -> !isOurs(jar));
    }

    /** In a build they lie below {@code target}, else in a repository of Maven's. */
    private static boolean isOurs(Path jar) {
        return jar.getParent().endsWith("target") || jar.toString().contains("/io/trackyard/");
    }

    private static URL[] urls(List<Path> entries) throws MalformedURLException {
        URL[] urls = new URL[entries.size()];
        for (int index = 0; index < urls.length; index++) {
            urls[index] = entries.get(index).toUri().toURL();
        }
        return urls;
    }
}
