package io.trackyard.background;

/** The ids of the workflows of background tasks. {@code bg} is the id of no repository: those end in a number. */
public final class BackgroundIds {
    private BackgroundIds() {}

    /** {@code trackyard/bg/67df60ee}. */
    public static String coordinator(String host) {
        return "trackyard/bg/" + host;
    }

    /** {@code trackyard/bg/67df60ee/search-1}. */
    public static String task(String coordinator, String task) {
        return coordinator + "/" + task;
    }
}
