package org.hudang.server.internal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.hudang.server.platform.SettingRefused;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Where commands of this machine reach the house: always over loopback. A web that listens elsewhere gets a second ear on
 * loopback, on any free port.
 */
public final class CommandDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final InetAddress web;
    private final Optional<Connector> own;

    private CommandDoor(InetAddress web, Optional<Connector> own) {
        this.web = web;
        this.own = own;
    }

    /**
     * The door beside a web.
     *
     * @param bind address the web listens on
     */
    public static CommandDoor beside(String bind) {
        InetAddress web = address(bind);
        if (web.isLoopbackAddress() || web.isAnyLocalAddress()) {
            return new CommandDoor(web, Optional.empty());
        }
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        return new CommandDoor(web, Optional.of(connector));
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        own.ifPresent(factory::addAdditionalConnectors);
    }

    /** Host and port for commands, once the web has started on this port. */
    public String address(int webPort) {
        if (own.isPresent()) {
            return "127.0.0.1:" + own.get().getLocalPort();
        }
        boolean four = web instanceof Inet4Address;
        String host = web.isAnyLocalAddress() ? (four ? "127.0.0.1" : "::1") : web.getHostAddress();
        return (four ? host : "[" + host + "]") + ":" + webPort;
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw SettingRefused.value("HUDANG_BIND", bind, "127.0.0.1 | 0.0.0.0 | ::1 | …");
        }
    }
}
