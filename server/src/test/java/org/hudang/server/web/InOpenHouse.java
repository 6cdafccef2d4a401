package org.hudang.server.web;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one open house of this run to every test that asks for it, and closes it after the last. */
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
        return test.getRoot()
                .getStore(HOUSE)
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
