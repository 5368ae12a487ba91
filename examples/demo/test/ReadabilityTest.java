import readability.Readability;

public final class ReadabilityTest {
    public static void run() {
        Tests.expect("an easy text", true, Readability.ease("The cat sat. The dog ran.") > 90);
    }
}
