package io.trackyard.notify;

import java.util.List;

/** The programs by which desktops are asked to show a notice. Its text is an argument, never part of a script. */
enum DesktopCommand {
    /** Of libnotify, on Linux: {@code notify-send SUMMARY BODY}. The body may hold markup, so its signs are escaped. */
    NOTIFY_SEND("notify-send") {
        @Override
        List<String> arguments(String text) {
            String plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            return List.of("notify-send", "--app-name=Trackyard", "--", TITLE, plain);
        }
    },
    /** Of macOS; the script gets the text as its argument. */
    OSASCRIPT("osascript") {
        @Override
        List<String> arguments(String text) {
            return List.of(
                    "osascript",
                    "-e",
                    "on run words",
                    "-e",
                    "display notification (item 1 of words) with title \"" + TITLE + "\"",
                    "-e",
                    "end run",
                    "--",
                    text);
        }
    };

    private static final String TITLE = "Trackyard";

    private final String program;

    DesktopCommand(String program) {
        this.program = program;
    }

    String program() {
        return program;
    }

    /** The whole command line. */
    abstract List<String> arguments(String text);
}
