package org.hudang.server.web;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one open house of this process to every test that asks for it, and closes it after the last. It is kept by
 * the launcher's session, which lasts as long as the process tests: where several processes test beside each other, each
 * class is an execution of its own, and what an execution keeps is closed after every class. Tests get the house as
 * others left it, in no order that is promised.
 */
public final class InOpenHouse implements ParameterResolver {
    private static final Namespace HOUSE = Namespace.create(InOpenHouse.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == OpenHouse.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return house(test);
    }

    /** The house, opened when it is asked for first. */
    public static OpenHouse house(ExtensionContext test) {
        return test.getStore(StoreScope.LAUNCHER_SESSION, HOUSE)
                .computeIfAbsent(Once.class, key -> Once.tried(), Once.class)
                .house();
    }

    /** The one try to open it: a house that does not open is not tried again by every other test. */
    private record Once(Optional<OpenHouse> opened, Optional<RuntimeException> failure) implements AutoCloseable {
        static Once tried() {
            try {
                return new Once(Optional.of(OpenHouse.open()), Optional.empty());
            } catch (RuntimeException e) {
                return new Once(Optional.empty(), Optional.of(e));
            }
        }

        OpenHouse house() {
            return opened.orElseThrow(() -> new IllegalStateException("the house did not open", failure.orElseThrow()));
        }

        @Override
        public void close() throws IOException {
            if (opened.isPresent()) {
                opened.get().close();
            }
        }
    }
}
