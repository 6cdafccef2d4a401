package org.hudang.server.platform;

import java.nio.file.Path;

/** The data directory cannot be used: another owner, another kind, in use by another process, or not writable. */
public final class DirectoryRefused extends ServerException {
    /** Code of “another process holds this directory”. */
    public static final String IN_USE = "SV-012";

    private DirectoryRefused(String code, String... facts) {
        super(code, facts);
    }

    static DirectoryRefused owner(Path directory, String owner, String me) {
        return new DirectoryRefused("SV-010", directory.toString(), owner, me);
    }

    static DirectoryRefused kind(Path directory, String is, String wanted) {
        return new DirectoryRefused("SV-011", directory.toString(), is, wanted);
    }

    /** Another process, or this one, keeps the house in it open. */
    public static DirectoryRefused inUse(Path directory) {
        return new DirectoryRefused(IN_USE, directory.toString());
    }

    /** What is archived here was registered in another database. */
    static DirectoryRefused otherDatabase(Path directory) {
        return new DirectoryRefused("SV-026", directory.toString());
    }

    static DirectoryRefused unusable(Path directory, String why) {
        return new DirectoryRefused("SV-013", directory.toString(), why);
    }

    static DirectoryRefused foreign(Path directory) {
        return new DirectoryRefused("SV-014", directory.toString());
    }
}
