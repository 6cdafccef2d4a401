package org.hudang.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Another address of this machine: whoever comes through here seems to come from there. */
final class Elsewhere implements AutoCloseable {
    private final ServerSocket door;
    private final InetAddress from;
    private final int to;

    private Elsewhere(ServerSocket door, InetAddress from, int to) {
        this.door = door;
        this.from = from;
        this.to = to;
    }

    /** Opens a way to a port of loopback that comes from the n-th address of loopback's second block. */
    static Elsewhere number(int n, int to) {
        try {
            InetAddress from = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) n});
            Elsewhere elsewhere = new Elsewhere(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), from, to);
            start("elsewhere", elsewhere::serve);
            return elsewhere;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The n-th address of loopback's second block. */
    static String address(int n) {
        return "127.0.1." + n;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket visitor = door.accept();
                Socket house = new Socket(InetAddress.getLoopbackAddress(), to, from, 0);
                start("there", () -> pass(visitor, house));
                start("back", () -> pass(house, visitor));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pass(Socket one, Socket other) {
        try (one;
                other) {
            InputStream in = one.getInputStream();
            OutputStream out = other.getOutputStream();
            in.transferTo(out);
        } catch (IOException over) {
            // either side has gone
            return;
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
