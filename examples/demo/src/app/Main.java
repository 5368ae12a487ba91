package app;

import count.Characters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says how long a text is: {@code java app.Main FILE}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(report(Files.readString(Path.of(arguments[0]))));
    }

    public static String report(String text) {
        return "characters " + Characters.count(text);
    }
}
