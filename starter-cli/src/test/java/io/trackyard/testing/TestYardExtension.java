package io.trackyard.testing;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes a yard for each test, and clears it away; outside the process namespace, where nothing runs, it stays empty. */
final class TestYardExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(TestYardExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestYard.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        TestYard yard = TestYard.empty();
        test.getStore(OURS).put(TestYard.class, yard);
        return yard;
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException, InterruptedException {
        TestYard yard = test.getStore(OURS).remove(TestYard.class, TestYard.class);
        if (yard == null) {
            return;
        }
        try (yard) {
            if (test.getExecutionException().isPresent()) {
                new Diagnosis(yard).print();
            } else {
                yard.assertNothingIsLeft();
            }
        }
    }
}
