package io.trackyard.mail;

import java.util.Locale;

/** How soon a message is to be read. */
public enum Importance {
    NORMAL,
    HIGH,
    URGENT;

    /** The word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
