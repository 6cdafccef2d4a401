package org.hudang.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rivals that run next to each other: the benchmarks of one class with one setting, and guests with the same setting.
 *
 * @param group what the table calls them
 * @param with what the table calls the setting
 * @param benchmarks class with the benchmarks
 * @param methods regular expression of the methods to run
 * @param parameters values of the class's parameters
 * @param guests rivals whose libraries must not meet those of the product
 * @param threads that work at the same time
 */
public record Heat(
        String group,
        String with,
        Class<?> benchmarks,
        String methods,
        Map<String, String> parameters,
        List<Guest> guests,
        int threads) {
    public Heat {
        parameters = Map.copyOf(parameters);
        guests = List.copyOf(guests);
    }

    /**
     * Benchmarks that run on a class path of their own, with the same parameters.
     *
     * @param benchmarks name of their class
     * @param classPath theirs, this harness included
     */
    public record Guest(String benchmarks, String classPath) {}

    /** All methods of a class without parameters. */
    public static Heat of(String group, String with, Class<?> benchmarks) {
        return new Heat(group, with, benchmarks, ".*", Map.of(), List.of(), 1);
    }

    /** All methods of a class with one parameter. */
    public static Heat of(String group, Class<?> benchmarks, String parameter, String value) {
        return new Heat(group, value, benchmarks, ".*", Map.of(parameter, value), List.of(), 1);
    }

    /** Only methods that match. */
    public Heat only(String pattern) {
        return new Heat(group, with, benchmarks, pattern, parameters, guests, threads);
    }

    /** The name in the table for the setting. */
    public Heat called(String name) {
        return new Heat(group, name, benchmarks, methods, parameters, guests, threads);
    }

    /** The same with several threads, as the name in the table says. */
    public Heat by(int count) {
        String name = with + ", " + count + " threads";
        return new Heat(group, name, benchmarks, methods, parameters, guests, count);
    }

    /** And this guest. */
    public Heat and(Guest guest) {
        List<Guest> all = new ArrayList<>(guests);
        all.add(guest);
        return new Heat(group, with, benchmarks, methods, parameters, all, threads);
    }
}
