import count.Characters;

public final class CharactersTest {
    public static void run() {
        Tests.expect("empty", 0, Characters.count(""));
        Tests.expect("an emoji", 3, Characters.count("a🎉b"));
    }
}
