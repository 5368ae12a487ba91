import syllable.Syllables;

public final class SyllablesTest {
    public static void run() {
        Tests.expect("cat", 1, Syllables.of("cat"));
        Tests.expect("water", 2, Syllables.of("water"));
        Tests.expect("make", 1, Syllables.of("make"));
        Tests.expect("table", 2, Syllables.of("table"));
        Tests.expect("area", 3, Syllables.of("area"));
    }
}
