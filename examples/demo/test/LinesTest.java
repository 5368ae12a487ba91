import count.Lines;

public final class LinesTest {
    public static void run() {
        Tests.expect("empty", 0, Lines.count(""));
        Tests.expect("no end of line at the end", 2, Lines.count("a\nb"));
        Tests.expect("of another system", 2, Lines.count("a\r\nb\r\n"));
    }
}
