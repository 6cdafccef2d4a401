package org.hudang.archive;

/** A command is incomplete or breaks a rule: the field and the rule are named. */
public final class CommandRefused extends ArchiveException {
    public CommandRefused(String field, String rule) {
        super("AR-009", field, rule);
    }
}
