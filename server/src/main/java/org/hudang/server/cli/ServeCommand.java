package org.hudang.server.cli;

import java.nio.file.Files;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.hudang.server.HudangWeb;
import org.hudang.server.job.Jobs;
import org.hudang.server.platform.House;
import org.hudang.server.platform.RunningFile;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the web on the data directory until it is stopped. */
@Command(name = "serve", mixinStandardHelpOptions = true)
final class ServeCommand implements Dispatch.KeepsHouse {
    @Option(names = "--port")
    int port = -1;

    @Override
    public int run(House house, Console console) throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        ConfigurableApplicationContext web =
                HudangWeb.start(house, port < 0 ? house.settings().port() : port);
        int bound = Objects.requireNonNull(((ServletWebServerApplicationContext) web).getWebServer())
                .getPort();
        RunningFile.write(house.directory(), bound, house.commandToken());
        Jobs jobs = Jobs.start(house);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopWaiting(web, jobs, stopped, house), "stop"));
        String host = house.settings().bind().equals("127.0.0.1")
                ? "localhost"
                : house.settings().bind();
        console.out().println(console.say("serve.ready", String.format(Locale.ROOT, "http://%s:%d", host, bound)));
        stopped.await();
        return Dispatch.GOOD;
    }

    private static void stopWaiting(
            ConfigurableApplicationContext web, Jobs jobs, CountDownLatch stopped, House house) {
        web.close();
        jobs.close();
        try {
            Files.deleteIfExists(house.directory().running());
        } catch (java.io.IOException e) {
            // the next start writes it anew
        }
        house.close();
        stopped.countDown();
    }
}
