import readability.Grade;

public final class GradeTest {
    public static void run() {
        Tests.expect("an easy text", "easy", Grade.of("The cat sat. The dog ran."));
    }
}
