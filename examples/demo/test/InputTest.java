import input.Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

public final class InputTest {
    public static void run() throws IOException {
        var standard = new ByteArrayInputStream("typed é".getBytes(StandardCharsets.UTF_8));
        Tests.expect("no file", "typed é", Input.read(new String[0], standard));
        Path file = Files.createTempFile("input", ".txt");
        try {
            Files.writeString(file, "written");
            Tests.expect("a file", "written", Input.read(new String[] {file.toString()}, standard));
        } finally {
            Files.delete(file);
        }
    }
}
