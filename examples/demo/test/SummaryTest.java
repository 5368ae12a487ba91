import report.Summary;

public final class SummaryTest {
    public static void run() {
        String expected = "characters  21\nwords        5\nlines        2\nsentences    2\n\nmost used: the\n";
        Tests.expect("a short text", expected, Summary.of("The cat.\nThe dog ran."));
    }
}
