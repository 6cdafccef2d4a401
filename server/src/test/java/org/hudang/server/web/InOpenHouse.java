package org.hudang.server.web;

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
                .computeIfAbsent(OpenHouse.class, key -> OpenHouse.open(), OpenHouse.class);
    }
}
