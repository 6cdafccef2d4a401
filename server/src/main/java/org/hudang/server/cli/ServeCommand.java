package org.hudang.server.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.hudang.server.HudangWeb;
import org.hudang.server.internal.CommandDoor;
import org.hudang.server.job.Jobs;
import org.hudang.server.platform.House;
import org.hudang.server.platform.PortRefused;
import org.hudang.server.platform.RunningFile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Opens the web on the data directory until it is stopped. */
@Command(name = "serve", mixinStandardHelpOptions = true)
final class ServeCommand implements Dispatch.NeedsHouse {
    @Spec
    CommandSpec spec;

    @Option(names = "--port")
    @Nullable
    Integer port;

    @Override
    public void refuseWrongUse(Console console) {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new ParameterException(spec.commandLine(), console.say("serve.port", String.valueOf(port)));
        }
    }

    @Override
    public int run(House house, Console console) throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        int wanted = port == null ? house.settings().port() : port;
        PortRefused.unlessFree(house.settings().bind(), wanted);
        ConfigurableApplicationContext web = HudangWeb.start(house, wanted);
        int bound = Objects.requireNonNull(((ServletWebServerApplicationContext) web).getWebServer())
                .getPort();
        if (!house.isShared()) { // of several, none is the one that holds the directory
            String commands = web.getBean(CommandDoor.class).address(bound);
            RunningFile.write(house.directory(), commands, house.commandToken());
        }
        Jobs jobs = Jobs.start(house);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopWaiting(web, jobs, stopped, house), "stop"));
        String host = house.settings().bind().equals("127.0.0.1")
                ? "localhost"
                : house.settings().bind();
        console.tell(console.say("serve.ready", String.format(Locale.ROOT, "http://%s:%d", host, bound)));
        stopped.await();
        return Dispatch.GOOD;
    }

    @Override
    public boolean isRelayed() {
        return false;
    }

    private static void stopWaiting(
            ConfigurableApplicationContext web, Jobs jobs, CountDownLatch stopped, House house) {
        web.close();
        jobs.close();
        if (!house.isShared()) {
            RunningFile.remove(house.directory());
        }
        house.close();
        stopped.countDown();
    }
}
