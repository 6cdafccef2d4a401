package org.hudang.signing.verify.finding;

import java.util.List;

/**
 * One finding before it is told to people.
 *
 * @param code what was found
 * @param where the place: {@code file}, {@code page 2}, {@code object 14 0}, {@code byte 4711}
 * @param arguments facts that the sentence names; never secrets
 */
public record Finding(Code code, String where, List<Object> arguments) {

    public static Finding of(Code code, String where, Object... arguments) {
        return new Finding(code, where, List.of(arguments));
    }
}
