package io.trackyard.cli;

/** What a person is told who leaves a run with Ctrl-C: that it lives, and how to come back. */
final class Farewell implements AutoCloseable {
    private final Surroundings around;
    private final String run;
    private final Thread hook;

    private Farewell(Surroundings around, String run) {
        this.around = around;
        this.run = run;
        this.hook = new Thread(this::say, "farewell");
    }

    /** From now on, until closed, an interrupt of the program says farewell. */
    static Farewell on(Surroundings around, String run) {
        Farewell farewell = new Farewell(around, run);
        Runtime.getRuntime().addShutdownHook(farewell.hook);
        return farewell;
    }

    void say() {
        around.err().printf("%nrun %s goes on. Come back with: trackyard watch %s%n", run, run);
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
