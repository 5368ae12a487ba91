import java.lang.reflect.InvocationTargetException;

/** Runs the tests that are named, and says what they expected. */
public final class Tests {
    private Tests() {}

    public static void main(String[] names) throws ReflectiveOperationException {
        int failed = 0;
        for (String name : names) {
            try {
                Class.forName(name).getMethod("run").invoke(null);
                System.out.println("ok    " + name);
            } catch (InvocationTargetException failure) {
                System.out.println("FAIL  " + name + ": " + failure.getCause());
                failed++;
            }
        }
        System.out.println(names.length - failed + " of " + names.length + " passed");
        System.exit(failed == 0 ? 0 : 1);
    }

    static void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError(what + ": expected <" + expected + "> but found <" + found + ">");
        }
    }
}
