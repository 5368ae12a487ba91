import frequency.Frequency;
import java.util.List;

public final class FrequencyTest {
    public static void run() {
        Tests.expect("most frequent first", List.of("the", "cat"), Frequency.top("The cat. The dog, the cat!", 2));
        Tests.expect("equals by the alphabet", List.of("a", "b"), Frequency.top("b a", 2));
    }
}
