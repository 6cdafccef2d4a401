package org.hudang.archive.household;

import org.hudang.archive.ArchiveException;

/** A person's name holds something no name has; the place and the code point are named, not the name. */
public final class NameRefused extends ArchiveException {
    /** Why a name is refused. */
    public enum Rule {
        EMPTY,
        TOO_LONG,
        /** Control characters, directional marks, zero-width and other invisible characters, lone surrogates. */
        INVISIBLE,
        /** Private use: the character of one old system only; enter its standard code or the variant form. */
        PRIVATE_USE,
        /** Neither a letter nor the dot, hyphen, apostrophe, full stop or single space of a name. */
        NO_LETTER,
        /** A dot, hyphen or other joint at the start, at the end, or twice. */
        JOINT
    }

    private final Rule rule;
    private final int position;

    NameRefused(Rule rule, int position, int codePoint) {
        super("AR-020-" + rule.name(), position, String.format("U+%04X", codePoint));
        this.rule = rule;
        this.position = position;
    }

    public Rule rule() {
        return rule;
    }

    /** Which character, counted in code points from 1; 0 when it is the whole name. */
    public int position() {
        return position;
    }
}
