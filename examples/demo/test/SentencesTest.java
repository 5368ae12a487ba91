import count.Sentences;

public final class SentencesTest {
    public static void run() {
        Tests.expect("one", 1, Sentences.count("It rains."));
        Tests.expect("three kinds of end", 3, Sentences.count("Yes. No? Well!"));
        Tests.expect("an ellipsis is one end", 2, Sentences.count("Well... yes."));
    }
}
