package org.hudang.benchmarks.harness;

import java.util.Map;

/**
 * Rivals that run next to each other: the benchmarks of one class with one setting.
 *
 * @param group what the table calls them
 * @param with what the table calls the setting
 * @param benchmarks class with the benchmarks
 * @param methods regular expression of the methods to run
 * @param parameters values of the class's parameters
 */
public record Heat(String group, String with, Class<?> benchmarks, String methods, Map<String, String> parameters) {
    public Heat {
        parameters = Map.copyOf(parameters);
    }

    /** All methods of a class without parameters. */
    public static Heat of(String group, String with, Class<?> benchmarks) {
        return new Heat(group, with, benchmarks, ".*", Map.of());
    }

    /** All methods of a class with one parameter. */
    public static Heat of(String group, Class<?> benchmarks, String parameter, String value) {
        return new Heat(group, value, benchmarks, ".*", Map.of(parameter, value));
    }

    /** Only methods that match. */
    public Heat only(String pattern) {
        return new Heat(group, with, benchmarks, pattern, parameters);
    }

    /** The name in the table for the setting. */
    public Heat called(String name) {
        return new Heat(group, name, benchmarks, methods, parameters);
    }
}
