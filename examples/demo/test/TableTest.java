import report.Table;

public final class TableTest {
    public static void run() {
        Table table = new Table().row("words", 12).row("lines", 3);
        Tests.expect("two rows", "words  12\nlines   3\n", table.toString());
        Tests.expect("no row", "", new Table().toString());
    }
}
