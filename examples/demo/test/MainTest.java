import app.Main;

public final class MainTest {
    public static void run() {
        Tests.expect("characters", true, Main.report("It rains.").contains("characters"));
    }
}
