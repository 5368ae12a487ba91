import clean.Plain;

public final class PlainTest {
    public static void run() {
        Tests.expect("case", "word", Plain.of("Word"));
        Tests.expect("marks around", "don't", Plain.of("«Don't!»"));
        Tests.expect("nothing but marks", "", Plain.of("--"));
    }
}
