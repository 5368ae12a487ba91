package io.trackyard.cli;

import io.trackyard.cli.RunChoice.Chosen;

/** The last word of a program that is ended from outside, by Ctrl-C or otherwise: what goes on without it. */
public final class Farewell implements AutoCloseable {
    private final Surroundings around;
    private final String words;
    private final Thread hook;

    private Farewell(Surroundings around, String words, Runnable data) {
        this.around = around;
        this.words = words;
        this.hook = new Thread(
                () -> {
                    data.run();
                    say();
                },
                "farewell");
    }

    /** From now on, until closed, an end of the program says farewell. */
    public static Farewell on(Surroundings around, String words) {
        return on(around, words, () -> {});
    }

    /** For whoever leaves a run; {@code data} prints what was asked for, as far as it is known. */
    static Farewell toRun(Surroundings around, Chosen run, Runnable data) {
        return on(around, "%nrun %s goes on. Come back with: %s".formatted(run.name(), comeBack(around, run)), data);
    }

    /** The command that comes back to a run. */
    public static String comeBack(Surroundings around, Chosen run) {
        return "trackyard watch " + run.name() + run.wayFrom(around).option();
    }

    private static Farewell on(Surroundings around, String words, Runnable data) {
        Farewell farewell = new Farewell(around, words, data);
        Runtime.getRuntime().addShutdownHook(farewell.hook);
        return farewell;
    }

    void say() {
        around.err().println(words);
        around.err().flush();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // the hook is at work: that is what it is for
        }
    }
}
