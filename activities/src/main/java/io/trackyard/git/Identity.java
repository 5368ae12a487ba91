package io.trackyard.git;

/**
 * Who Trackyard's commits are by.
 *
 * @param name never blank
 * @param email never blank
 */
public record Identity(String name, String email) {
    /** For a repository whose owner never told git who they are. */
    public static final Identity TRACKYARD = new Identity("Trackyard", "trackyard@localhost");

    public Identity {
        if (name.isBlank() || email.isBlank()) {
            throw new IllegalArgumentException("a commit is by somebody: '%s <%s>'".formatted(name, email));
        }
    }
}
