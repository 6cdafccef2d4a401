package org.hudang.server.platform;

/** The web cannot listen where it should: another program does, or the address belongs to another machine. */
public final class ListenRefused extends ServerException {
    private ListenRefused(String... facts) {
        super("SV-021", facts);
    }

    /** Names address, port and what the system said. */
    public static ListenRefused at(String address, int port, String why) {
        return new ListenRefused(address, String.valueOf(port), why);
    }
}
