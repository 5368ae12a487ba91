import count.Words;
import java.util.List;

public final class WordsTest {
    public static void run() {
        Tests.expect("empty", List.of(), Words.of("  \n"));
        Tests.expect("spaces", List.of("To", "be,", "or", "not"), Words.of(" To be,\n or\tnot "));
    }
}
