package org.hudang.server.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The web cannot listen where it should: another program does, or the system keeps the port to itself. */
public final class PortRefused extends ServerException {
    private PortRefused(String address, int port) {
        super("SV-017", address, String.valueOf(port));
    }

    /**
     * Tries whether an address and port can be listened on.
     *
     * @throws SettingRefused if the address is none of this machine
     * @throws PortRefused if the port is not free
     */
    public static void unlessFree(String address, int port) {
        if (!listens(address, 0)) {
            throw SettingRefused.value("HUDANG_BIND", address, "127.0.0.1 | 0.0.0.0 | ::1 | …");
        }
        if (port != 0 && !listens(address, port)) {
            throw new PortRefused(address, port);
        }
    }

    private static boolean listens(String address, int port) {
        try (ServerSocket tried = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return tried.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
