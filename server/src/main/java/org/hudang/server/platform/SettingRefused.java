package org.hudang.server.platform;

/** A setting has a value that is not allowed, or a key is not known. Names key, value and what is allowed. */
public final class SettingRefused extends ServerException {
    private SettingRefused(String code, String... facts) {
        super(code, facts);
    }

    static SettingRefused value(String key, String value, String allowed) {
        return new SettingRefused("SV-001", key, value, allowed);
    }

    static SettingRefused unknown(String key, String known) {
        return new SettingRefused("SV-002", key, known);
    }

    static SettingRefused together(String key, String value, String because) {
        return new SettingRefused("SV-003", key, value, because);
    }

    /** Something that belongs beside the launcher is not there. */
    public static SettingRefused missing(String what, java.nio.file.Path place) {
        return new SettingRefused("SV-004", what, place.toString());
    }
}
